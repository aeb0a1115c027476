import type { RunResult } from "../domain/result.js";
import type { RunContext } from "./context.js";
import {
  compareCsv,
  energyCsv,
  growthCsv,
  jobsCsv,
  lossesCsv,
  nodesCsv,
  responsesCsv,
  servicesCsv,
  timelineCsv,
  workersCsv,
} from "./csv.js";
import { decisionsCsv } from "./decisions.js";
import type { PageKit } from "./html/page.js";
import { reportHtml } from "./html/report.js";
import { manifest } from "./manifest.js";
import { hasMoves, movesCsv } from "./moves.js";
import type { ResultFile } from "./result-file.js";
import { runData } from "./run-data.js";
import { summaryJson } from "./run-json.js";

/**
 * Everything that a run leaves on disk; the same run and context give the same bytes. growth.csv only when a scheduler
 * measured growth, moves.csv when a container was moved or lost, decisions.csv when decisions were recorded,
 * workers.csv when a job is distributed, services.csv and responses.csv when a job serves, energy.csv when nodes state their power, baseline.csv (the jobs of the run it is compared with) when there is a baseline.
 */
export async function resultFiles(
  result: RunResult,
  context: RunContext,
  options: { readonly report: boolean; readonly baseline?: RunResult; readonly kit?: PageKit },
): Promise<readonly ResultFile[]> {
  const data = runData(result, options.baseline ?? null);
  const files: ResultFile[] = [
    { name: "manifest.json", content: json(manifest(result, context)) },
    { name: "nodes.csv", content: nodesCsv(result) },
    { name: "jobs.csv", content: jobsCsv(result) },
    { name: "timeline.csv", content: timelineCsv(result) },
    { name: "losses.csv", content: lossesCsv(data) },
    ...(result.growth.length > 0 ? [{ name: "growth.csv", content: growthCsv(result) }] : []),
    ...(result.energy.length > 0 ? [{ name: "energy.csv", content: energyCsv(result) }] : []),
    ...(result.workers === undefined ? [] : [{ name: "workers.csv", content: workersCsv(result.workers) }]),
    ...(data.serviceSummaries.length > 0
      ? [
          { name: "services.csv", content: servicesCsv(data) },
          { name: "responses.csv", content: responsesCsv(data) },
        ]
      : []),
    ...(hasMoves(result) ? [{ name: "moves.csv", content: movesCsv(result) }] : []),
    ...(result.decisions.length > 0 ? [{ name: "decisions.csv", content: decisionsCsv(result) }] : []),
    ...(options.baseline === undefined ? [] : [{ name: "baseline.csv", content: compareCsv([options.baseline]) }]),
    { name: "summary.json", content: json(summaryJson(result)) },
  ];
  if (options.report)
    files.push({ name: "report.html", content: await reportHtml(data, context, options.kit ?? null) });
  return files;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
