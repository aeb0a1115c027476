import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { schedulerPlugins } from "../../src/schedulers/registry.js";
import { renew } from "./page.js";

const folder = "docs/schedulers";

test("every scheduler has a page, and every page a scheduler", () => {
  expect(readdirSync(folder).sort()).toEqual(schedulerPlugins.map(({ name }) => `${name}.md`).sort());
});

test("the index has one row for each scheduler, which links to its page and says whether it places jobs", () => {
  const index = readFileSync("docs/README.md", "utf8");
  const rows = [...index.matchAll(/^\| \[`([\w-]+)`\]\(schedulers\/([\w-]+)\.md\) +\| (yes|no) /gm)];
  const found = rows.map(([, name, page, places]) => ({ name, page, places }));
  const wanted = schedulerPlugins.map(({ name, kind }) => ({
    name,
    page: name,
    places: kind === "placement" ? "yes" : "no",
  }));
  expect(found).toEqual(wanted);
});

describe("a page", () => {
  // `-u` writes the generated parts anew.
  test.each(schedulerPlugins)(
    "of $name has the parameters and the output that there are, and its arithmetic comes out",
    async (plugin) => {
      const file = resolve(folder, `${plugin.name}.md`);
      const page = readFileSync(file, "utf8");
      for (const heading of headings) expect(page).toContain(`\n## ${heading}\n`);
      const scratch = mkdtempSync(join(tmpdir(), "descent-page-"));
      try {
        const { text, outputs } = await renew(page, plugin, scratch);
        const worked = numbersIn(outputs[0] ?? "");
        const claimed = [...page.matchAll(/\*\*([\d.]+)\*\*/g)].map(([, number]) => Number(number));
        expect(claimed.length).toBeGreaterThan(0);
        expect(claimed.filter((number) => !worked.has(number))).toEqual([]);
        await expect(text).toMatchFileSnapshot(file);
      } finally {
        rmSync(scratch, { recursive: true });
      }
    },
  );
});

const headings = [
  "Algorithm",
  "What it sees and does",
  "Parameters",
  "Source",
  "Limits",
  "Worked example",
  "On a bundled scenario",
];

const numbersIn = (text: string): ReadonlySet<number> =>
  new Set(
    [...text.replaceAll("−", "-").matchAll(/-?\d[\d,]*(?:\.\d+)?/g)].map(([number]) =>
      Number(number.replaceAll(",", "")),
    ),
  );
