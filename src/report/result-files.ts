import type { RunResult } from "../domain/result.js";
import type { RunContext } from "./context.js";
import { growthCsv, jobsCsv, lossesCsv, timelineCsv } from "./csv.js";
import { reportHtml } from "./html/report.js";
import { manifest } from "./manifest.js";
import type { ResultFile } from "./result-file.js";
import { summaryJson } from "./run-json.js";

/**
 * Everything that a run leaves on disk, growth.csv only when a scheduler measured growth; the same run and context give
 * the same bytes.
 */
export async function resultFiles(
  result: RunResult,
  context: RunContext,
  options: { readonly report: boolean },
): Promise<readonly ResultFile[]> {
  const files: ResultFile[] = [
    { name: "manifest.json", content: json(manifest(result, context)) },
    { name: "jobs.csv", content: jobsCsv(result) },
    { name: "timeline.csv", content: timelineCsv(result) },
    { name: "losses.csv", content: lossesCsv(result) },
    ...(result.growth.length > 0 ? [{ name: "growth.csv", content: growthCsv(result) }] : []),
    { name: "summary.json", content: json(summaryJson(result)) },
  ];
  if (options.report) files.push({ name: "report.html", content: await reportHtml(result, context) });
  return files;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
