import type { Browser, Page } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it, test, vi } from "vitest";
import { fromFragment } from "../../src/playground/share/share.js";
import { seriousIssues } from "./accessibility.js";
import { isInstalled, openBrowser, screenshot, type WatchedPage, watchPage } from "./chromium.js";

const configFile = "src/playground/vite.config.ts";

if (!isInstalled) {
  test.skip("chromium is not installed: pages are not tested in a browser", () => {});
}

/** By the debugger: the page's security policy refuses the text that a page would have to evaluate itself. */
const until = (page: Page, condition: string): Promise<void> =>
  vi.waitFor(async () => expect(await page.evaluate(condition), condition).toBe(true), {
    timeout: 20_000,
    interval: 30,
  });
/** Waits until the page has been drawn so many times. */
const settled = (page: Page, drawn: number): Promise<void> =>
  until(page, `Number(document.body.dataset.drawn ?? 0) >= ${drawn}`);
const drawnCount = (page: Page): Promise<number> => page.evaluate("Number(document.body.dataset.drawn ?? 0)");
const pixels = (page: Page, side: string): Promise<string> =>
  page.evaluate(`document.getElementById("chart-${side}").toDataURL()`);
const makespan = (page: Page, side: string): Promise<string | null> =>
  page.locator(`article:has(#chart-${side}) dd`).first().textContent();

/** Writes another scenario in place of the one that is there. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

const scenario = (job: string): string => `name: "${job}"
nodes: [{ id: "${job}", cpus: 1 }]
jobs: [{ id: "${job}", arrivalSec: 0, workCpuSec: 10, loss: { kind: exponential, initial: 2, final: 1, rate: 5 } }]
scheduler: fair-share
`;

describe.runIf(isInstalled)("the playground in a browser", () => {
  let browser: Browser;
  let server: PreviewServer;
  let address: string;
  /** One page that the tests use one after the other. */
  let watched: WatchedPage;

  beforeAll(async () => {
    await build({ configFile, logLevel: "error" });
    server = await preview({ configFile, logLevel: "error", preview: { port: 0 } });
    address = server.resolvedUrls!.local[0]!;
    browser = await openBrowser();
    watched = await watchPage(browser, address);
    await settled(watched.page, 1);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("shows two schedulers side by side at once, accessibly", async () => {
    const { page } = watched;
    expect(await page.locator("article h2").allInnerTexts()).toEqual(["fair-share", "flowcon"]);
    expect(await page.locator("tbody tr").count()).toBeGreaterThanOrEqual(15);
    expect(await seriousIssues(page)).toEqual([]);
    await screenshot(page, "playground-light");
  });

  it("redraws while sliders are dragged: alpha and interval change only FlowCon, the seed changes both", async () => {
    const { page } = watched;
    await page.evaluate("document.querySelector('.scroll').scrollTop = 40");
    for (const [id, value, changesLeft] of [
      ["alpha", "0.2", false],
      ["intervalSec", "60", false],
      ["seed", "11", true],
    ] as const) {
      const before = { left: await pixels(page, "left"), right: await pixels(page, "right") };
      const drawn = await drawnCount(page);
      await page.locator(`#${id}`).fill(value);
      await settled(page, drawn + 1);
      expect((await pixels(page, "right")) !== before.right, `${id} changes the right chart`).toBe(true);
      expect((await pixels(page, "left")) !== before.left, `${id} and the left chart`).toBe(changesLeft);
    }
    expect(await page.evaluate("document.querySelector('.scroll').scrollTop"), "the table stays where it was").toBe(40);
  });

  it("restores the whole state from the shared address", async () => {
    const { page } = watched;
    await page.locator("#left").selectOption("least-loaded");
    const drawn = await drawnCount(page);
    await page.locator("#jobs").fill("40");
    await settled(page, drawn + 1);
    // The address follows once the sliders rest.
    await page.waitForURL((url) => fromFragment(url.hash)?.jobs === 40);
    const other = await watchPage(browser, page.url());
    await settled(other.page, 1);
    for (const side of ["left", "right"]) expect(await makespan(other.page, side)).toBe(await makespan(page, side));
    const values = (each: Page): Promise<readonly string[]> =>
      each.evaluate("Array.from(document.querySelectorAll('.controls select, .controls input'), ({ value }) => value)");
    expect(await values(other.page)).toEqual(await values(page));
    expect(other.problems).toEqual([]);
    await other.close();
  });

  it("works by keyboard alone: a slider, the next step, and out of the editor again", async () => {
    const { page } = watched;
    await page.locator("#jobs").focus();
    const drawn = await drawnCount(page);
    await page.keyboard.press("ArrowRight");
    await settled(page, drawn + 1);
    await page.locator("#next").focus();
    const before = await page.locator(".told .eyebrow").textContent();
    await page.keyboard.press("Enter");
    await until(page, `document.querySelector(".told .eyebrow").textContent !== ${JSON.stringify(before)}`);
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id")).toBe("share");
  });

  it("tells why the scheduler decided, step by step, and at a click into the chart", async () => {
    const { page } = watched;
    await page.locator("#example").selectOption("zheng-fixed-3");
    await page.locator("#right").selectOption("flowcon");
    await page.locator("#chart-right").click({ position: { x: 300, y: 60 } });
    await until(page, "/growth efficiency/.test(document.querySelector('.told pre')?.textContent ?? '')");
    expect(await page.locator(".told pre").textContent()).toContain("limit");
    await screenshot(page, "playground-steps");
  });

  it("shows an error at its line and goes on when it is mended", async () => {
    const { page } = watched;
    await write(page, scenario("a job").replace("cpus: 1", "cpus: none"));
    await page.locator("#problem:not([hidden])").waitFor();
    expect(await page.locator("#problem").textContent()).toContain("line 2: nodes[0].cpus: must be a finite number");
    expect(await page.locator(".cm-lint-marker-error").count()).toBe(1);
    await write(page, scenario("a job"));
    await page.locator("#problem[hidden]").waitFor({ state: "attached" });
    expect(await makespan(page, "left")).toBe("10.0 s");
  });

  it("offers what the schema allows", async () => {
    const { page } = watched;
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("plac");
    await page.locator(".cm-tooltip-autocomplete").waitFor();
    expect(await page.locator(".cm-tooltip-autocomplete li").first().textContent()).toContain("placement");
    await page.keyboard.press("Escape");
  });

  it("treats job names as data, never as markup", async () => {
    const { page } = watched;
    const evil = "<img src=x onerror='document.title=String(666)'><script>alert(1)</script>";
    await write(page, scenario(evil));
    await until(page, `document.getElementById("title").textContent.startsWith("<img")`);
    expect(await page.locator("tbody th").first().textContent()).toBe(evil);
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(await page.title()).toBe("Descent playground");
  });

  it("had neither errors nor requests to elsewhere all that time, and reads well on a dark and narrow screen", async () => {
    expect({ problems: watched.problems, requests: watched.requests }).toEqual({ problems: [], requests: [] });
    const dark = await watchPage(browser, `${address}#s=damaged`, { scheme: "dark", widthPx: 420 });
    await settled(dark.page, 1);
    expect(await seriousIssues(dark.page)).toEqual([]);
    expect(await dark.page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(await dark.page.locator("#status").textContent()).toContain("This address is damaged");
    await screenshot(dark.page, "playground-dark-narrow");
    expect(dark.problems).toEqual([]);
  });
});
