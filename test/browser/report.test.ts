import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { descent } from "../cli/descent.js";
import { seriousIssues } from "./accessibility.js";
import { isInstalled, openBrowser, type PageOptions, screenshot, type WatchedPage, watchPage } from "./chromium.js";

if (!isInstalled) {
  test.skip("chromium is not installed: pages are not tested in a browser", () => {});
}

const evil = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
const scenario = JSON.stringify({
  name: evil,
  nodes: [{ id: `n${evil}`, cpus: 1 }],
  jobs: [
    { id: evil, arrivalSec: 0, model: "vae-pytorch" },
    { id: "j2", arrivalSec: 40, model: "mnist-pytorch" },
    { id: "j3' onfocus='document.title=1", arrivalSec: 80, model: "mnist-tensorflow" },
  ],
  scheduler: { name: "flowcon" },
});

/** Marks of charts that are lit, by the key of what they stand for. */
const litMarks = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    "[...new Set([...document.querySelectorAll('figure [data-key].lit')].map((mark) => mark.dataset.key))].sort()",
  );
/** Charts in which something is lit. */
const litCharts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    "[...document.querySelectorAll('figure[data-chart]')].filter((each) => each.querySelector('.lit')).map((each) => each.dataset.chart)",
  );
const colourOf = (page: Page): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");

async function saved(page: Page, chart: string, form: "SVG" | "PNG"): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`figure[data-chart=${chart}] .tools button`, { hasText: form }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe.runIf(isInstalled)("the report of a run in a browser", () => {
  let browser: Browser;
  /** Three jobs under FlowCon against a baseline, with names that are markup. */
  let flowcon: WatchedPage;
  /** Thirty jobs on four workers, some of them moved. */
  let specon: WatchedPage;
  let folder: string;
  const open = (run: string, options?: PageOptions): Promise<WatchedPage> =>
    watchPage(browser, pathToFileURL(join(folder, run, "report.html")).href, options);

  beforeAll(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), "descent-"));
    const file = join(folder, "evil.yaml");
    await writeFile(file, scenario);
    const outcomes = await Promise.all([
      descent(["run", file, "--baseline", "fair-share", "--out", join(folder, "flowcon"), "--quiet"]),
      descent(["run", "scenarios/specon-cluster.yaml", "--out", join(folder, "specon"), "--quiet"]),
    ]);
    expect(outcomes.map(({ exitCode, stderr }) => `${exitCode} ${stderr}`)).toEqual(["0 ", "0 "]);
    flowcon = await open("flowcon");
    specon = await open("specon");
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("lights up a job everywhere when it is pointed at in any chart, keeps it at a click, lets go at Escape", async () => {
    const { page } = flowcon;
    await page.locator("figure[data-chart=gantt] [data-key=j1]").first().hover();
    expect(await litMarks(page)).toEqual(["j1"]);
    expect(await litCharts(page)).toEqual([
      "comparison",
      "cpu",
      "gantt",
      "growth",
      "lists",
      "loss",
      "loss-work",
      "completion",
    ]);
    expect(await page.locator("section > .scroll tr.lit").count()).toBe(2);
    expect(await page.locator(".readout").textContent()).toContain("j2 · mnist-pytorch · on n<img");
    await page.locator("h1").hover();
    expect(await litMarks(page)).toEqual([]);
    await page.locator("section > .scroll tr[data-key=j2]").last().hover();
    expect(await litMarks(page)).toEqual(["j2"]);
    await page
      .locator("figure[data-chart=cpu] path[data-key=j0]")
      .first()
      .click({ position: { x: 3, y: 3 } });
    await page.locator("h1").hover();
    expect(await litMarks(page)).toEqual(["j0"]);
    await page.keyboard.press("Escape");
    expect(await litMarks(page)).toEqual([]);
  });

  it("can be used by keyboard alone: tab to the jobs, arrows between them, Enter to keep one", async () => {
    const { page } = specon;
    await page.locator(".schemes button").last().focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    const focused = await page.evaluate("document.activeElement.textContent");
    expect(await page.locator(".keys .lit").textContent()).toBe(focused);
    expect(await page.locator(".readout").textContent()).toMatch(/ · \d+ jobs?$/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const rows: number = await page.locator("section > .scroll tr.lit").count();
    expect(rows).toBeGreaterThan(0);
    // The jobs of the group, and the group in legends.
    expect(await litMarks(page)).toHaveLength(rows + 1);
    await page.keyboard.press("Escape");
    // A job that was moved: its marks on both workers, the diamonds too, and its group in legends.
    await page.locator("section > .scroll tr[data-about*='moved'] th button").first().focus();
    expect(await litMarks(page)).toEqual([expect.stringMatching(/^j/), expect.stringMatching(/^s/)]);
    expect(await page.locator("figure[data-chart=workload] .lit").count()).toBeGreaterThanOrEqual(4);
  });

  it("follows the system, and the choice at its head", async () => {
    const { page } = specon;
    const light = await colourOf(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await colourOf(page);
    expect(dark).not.toBe(light);
    await flowcon.page.emulateMedia({ colorScheme: "dark" });
    expect(await seriousIssues(flowcon.page)).toEqual([]);
    await flowcon.page.emulateMedia({ colorScheme: "light" });
    await screenshot(page, "report-migrations-dark");
    await page.locator(".schemes button", { hasText: "Light" }).click();
    expect(await colourOf(page)).toBe(light);
    await page.reload();
    expect(await colourOf(page)).toBe(light);
    await page.locator(".schemes button", { hasText: "System" }).click();
    expect(await colourOf(page)).toBe(dark);
    await page.emulateMedia({ colorScheme: "light" });
  });

  it("saves each chart as SVG and PNG, whatever is lit", async () => {
    const { page } = flowcon;
    await page.locator(".keys button").first().click();
    const svg = await saved(page, "loss", "SVG");
    expect(svg.name).toMatch(/^img-src-x.*loss\.svg$/);
    const text = svg.bytes.toString("utf8");
    expect(
      await page.evaluate(
        `new DOMParser().parseFromString(${JSON.stringify(text)}, "image/svg+xml").documentElement.localName`,
      ),
    ).toBe("svg");
    expect(text).not.toContain("class=");
    const png = await saved(page, "gantt", "PNG");
    expect([...png.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const width: number = await page.evaluate(
      "Number(document.querySelector('[data-chart=gantt] svg').getAttribute('width'))",
    );
    expect(png.bytes.readUInt32BE(16)).toBe(Math.ceil(2 * width));
    await page.keyboard.press("Escape");
  });

  it("has the numbers of each chart in a table, and all of the report without script", async () => {
    const { page } = flowcon;
    expect(await page.locator("figure details").count()).toBe(await page.locator("figure").count());
    await page.locator("[data-chart=growth] summary").click();
    const heads = await page.locator("[data-chart=growth] thead th").allInnerTexts();
    expect(heads).toEqual(["job", "list", "growth efficiency (1/s)", "time (s)", "limit (of the node)"]);
    await page.locator("[data-chart=growth] tbody button").nth(3).focus();
    expect(await litMarks(page)).toHaveLength(1);
    const still = await browser.newContext({ javaScriptEnabled: false });
    const plain = await still.newPage();
    await plain.goto(page.url());
    expect(await plain.locator("figure svg").count()).toBe(8);
    expect(await plain.locator("button").count()).toBe(0);
    await still.close();
  });

  it("treats names as data, and its policy would stop what slipped through", async () => {
    const { page } = flowcon;
    expect(await page.locator("img, main script, [onerror], [onfocus]").count()).toBe(0);
    expect(await page.title()).toContain("<img src=x");
    const stopped: boolean = await page.evaluate(`new Promise((done) => {
      document.addEventListener("securitypolicyviolation", () => setTimeout(() => done(document.title !== "slipped"), 50));
      document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="document.title = \\'slipped\\'">');
    })`);
    expect(stopped).toBe(true);
  });

  it("fits a narrow screen, is accessible in light, and asked for nothing", async () => {
    const narrow = await open("flowcon", { widthPx: 390, heightPx: 800 });
    expect(await narrow.page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(await seriousIssues(narrow.page)).toEqual([]);
    await screenshot(narrow.page, "report-narrow");
    expect(await seriousIssues(specon.page)).toEqual([]);
    await screenshot(specon.page, "report-migrations");
    for (const { problems, requests } of [specon, narrow])
      expect({ problems, requests }).toEqual({ problems: [], requests: [] });
    // Of the page that was given bad markup on purpose, no more than what its policy said of that.
    expect(flowcon.requests).toEqual([]);
    expect(flowcon.problems.filter((problem) => !/Content Security Policy/.test(problem))).toEqual([]);
  });
});
