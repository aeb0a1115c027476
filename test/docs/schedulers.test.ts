import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { schedulerPlugins } from "../../src/schedulers/registry.js";
import { conductOf } from "./conduct.js";
import { renew, scenariosIn } from "./page.js";

const folder = "docs/schedulers";

test("every scheduler has a page, and every page a scheduler", () => {
  expect(readdirSync(folder).sort()).toEqual(schedulerPlugins.map(({ name }) => `${name}.md`).sort());
});

test("the index has one row for each scheduler, which says what it does and looks at in its worked example", () => {
  const index = readFileSync("docs/README.md", "utf8");
  const rows = [...index.matchAll(/^\| \[`([\w-]+)`\]\(schedulers\/\1\.md\) +\|(.*)\|$/gm)];
  const found = rows.map(([, name, cells]) => [name, ...cells!.split("|", 4).map((cell) => cell.trim())]);
  const answer = (does: boolean): string => (does ? "yes" : "no");
  const wanted = schedulerPlugins.map((plugin) => {
    const page = readFileSync(join(folder, `${plugin.name}.md`), "utf8");
    const [code = ""] = scenariosIn(page).values();
    const { placesJobs, movesCpu, migrates, watchesLoss } = conductOf(plugin, parseScenario(code, plugin.name));
    return [plugin.name, answer(placesJobs), answer(movesCpu), answer(migrates), answer(watchesLoss)];
  });
  expect(found).toEqual(wanted);
});

test("every file that the documentation links to is there", () => {
  const pages = ["README.md", "own-scheduler.md", ...readdirSync(folder).map((name) => `schedulers/${name}`)];
  const links = pages.flatMap((page) => {
    const targets = [...readFileSync(join("docs", page), "utf8").matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)];
    return targets.map(([, target]) => join("docs", dirname(page), target!));
  });
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
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
