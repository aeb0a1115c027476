import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** What axe-core finds wrong that is serious or critical, one line each with the elements; empty: nothing. */
export async function seriousIssues(page: Page): Promise<readonly string[]> {
  // By the debugger and not by a script element, which a page's security policy would rightly refuse.
  await page.evaluate(axe.source);
  const results: AxeResults = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`);
      return `${id}: ${help}: ${places.join("; ")}`;
    });
}
