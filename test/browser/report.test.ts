import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { descent, inFolder } from "../cli/descent.js";
import { seriousIssues } from "./accessibility.js";
import { isInstalled, openBrowser, screenshot, watchPage } from "./chromium.js";

if (!isInstalled) {
  test.skip("chromium is not installed: pages are not tested in a browser", () => {});
}

describe.runIf(isInstalled)("the report of a run in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(["light", "dark"] as const)("loads without errors and asks for nothing, %s", async (scheme) => {
    await inFolder({}, async (folder) => {
      const out = `${folder}/out`;
      await descent(["run", "scenarios/zheng-fixed-3.yaml", "--out", out, "--quiet"]);
      const address = pathToFileURL(resolve(out, "report.html")).href;
      const { page, problems, requests, close } = await watchPage(browser, address, { scheme });
      expect(await page.title()).toContain("three jobs");
      expect(await seriousIssues(page)).toEqual([]);
      await screenshot(page, `report-${scheme}`);
      expect({ problems, requests }).toEqual({ problems: [], requests: [] });
      await close();
    });
  });
});
