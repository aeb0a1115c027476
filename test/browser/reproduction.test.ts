import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reproductions } from "../../src/reproduce/registry.js";
import { descent, type Outcome } from "../cli/descent.js";
import { seriousIssues } from "./accessibility.js";
import { isInstalled, openBrowser, screenshot, watchPage } from "./chromium.js";

const names = reproductions.map(({ name }) => name);

describe("descent reproduce --all --report", () => {
  let folder: string;
  let all: Outcome;
  /** Only where one is installed. */
  let browser: Browser;
  const read = (path: string): Promise<string> => readFile(join(folder, path), "utf8");

  beforeAll(async () => {
    if (isInstalled) browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), "descent-"));
    // What is there already is nobody's results, so the first source cannot be written.
    await mkdir(join(folder, "all", names[0]!), { recursive: true });
    await writeFile(join(folder, "all", names[0]!, "mine.txt"), "mine");
    all = await descent(["reproduce", "--all", "--report", "--check", "--seeds", "2", "--out", join(folder, "all")]);
  }, 120_000);
  afterAll(async () => {
    if (isInstalled) await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("goes on after one has failed, tells its progress, and ends with 1 since two seeds are not the reference", async () => {
    for (const [index, name] of names.entries())
      expect(all.stderr).toContain(`${index + 1} of ${names.length}: ${name}`);
    expect(all.exitCode).toBe(1);
    expect(all.stderr).toContain(
      `${names[0]} failed: ${join(folder, "all", names[0]!)}: holds files that are not results`,
    );
    expect(all.stderr).toContain("zheng-flowcon differs from its reference: ");
    for (const name of names.slice(1))
      expect(await read(`all/${name}/report.html`)).toContain("Every published number");
    expect(await read(`all/${names[0]}/mine.txt`)).toBe("mine");
  });

  it("begins with a page of all sources whose counts are those of their pages", async () => {
    const index = await read("all/index.html");
    for (const { title, name } of reproductions.slice(1)) {
      const { counts } = JSON.parse(await read(`all/${name}/reproduction.json`));
      const row = index.slice(index.indexOf(`<a href="${name}/report.html">${title}</a>`));
      const numbers = [...row.matchAll(/<td class="number">(\d+)<\/td>/g)].slice(1, 4).map((match) => Number(match[1]));
      expect(numbers, name).toEqual([counts.reproduced, counts.missed, counts.input]);
    }
    expect(index).toContain("✗ failed</span>");
  });

  it("refuses what is of one source, and to replace what is there, before anything is made", async () => {
    const refused = async (...args: string[]): Promise<string> => {
      const { exitCode, stderr } = await descent(["reproduce", "--all", ...args]);
      return `${exitCode} ${stderr}`;
    };
    expect(await refused("zheng-flowcon")).toContain("2 descent: --all: zheng-flowcon: is one source");
    expect(await refused("--report", "--out", join(folder, "all"))).toMatch(
      /^2 descent: .*already holds reproductions/,
    );
  });

  describe.runIf(isInstalled)("in a browser", () => {
    const address = (path: string): string => pathToFileURL(join(folder, "all", path)).href;

    it.each([
      ["index.html", "light", 1280],
      ["zheng-specon/report.html", "dark", 390],
    ] as const)("%s loads without errors, accessibly, and fits its screen (%s)", async (path, scheme, widthPx) => {
      const { page, problems, requests, close } = await watchPage(browser, address(path), { scheme, widthPx });
      expect(await seriousIssues(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      await screenshot(page, `${path.replaceAll(/\W+/g, "-")}-${scheme}`);
      expect({ problems, requests }).toEqual({ problems: [], requests: [] });
      await close();
    });

    it("leads from the number that was missed by most to its row, whose page leads back", async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address("index.html"));
      const first = page.locator(".misses tbody a").first();
      const id = await first.textContent();
      await first.click();
      await page.waitForURL(/report\.html#claim-/);
      expect(await page.locator("tr:target th").textContent()).toBe(id);
      expect(await page.locator("tr:target .verdict").textContent()).toContain("missed");
      await page.locator(".eyebrow a").click();
      await page.waitForURL(/index\.html$/);
      await context.close();
    });
  });
});
