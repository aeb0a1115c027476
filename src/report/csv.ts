import { stringify } from "csv-stringify/sync";
import { growthColumns } from "../domain/growth.js";
import type { RunResult } from "../domain/result.js";
import type { WorkerRecord } from "../domain/worker.js";
import { jobsJson } from "../metrics/jobs-json.js";
import type { ServiceSummary } from "../metrics/responses.js";
import type { RunData } from "./run-data.js";
import { schedulerText } from "./scheduler-text.js";
import type { ResponseRow } from "./service-rows.js";

const jobColumns = [
  "id",
  "model",
  "arrivalSec",
  "startSec",
  "finishSec",
  "completionSec",
  "waitSec",
  "node",
  "cpuSec",
  "workCpuSec",
  "lossFinal",
  "waitReason",
];

const workerColumns = [
  "job",
  "worker",
  "role",
  "node",
  "startSec",
  "endSec",
  "cpuSec",
  "steps",
  "computeSec",
  "waitSecPerStep",
  "sentMb",
] as const satisfies readonly (keyof WorkerRecord)[];

const serviceFields: readonly (keyof ServiceSummary)[] = [
  "service",
  "node",
  "readySec",
  "sent",
  "answered",
  "refused",
  "lost",
  "meanSec",
  "p50Sec",
  "p90Sec",
  "p95Sec",
  "p99Sec",
  "maxSec",
  "meanNetworkSec",
  "meanQueueSec",
  "meanServiceSec",
  "quantileError",
];

const responseFields: readonly (keyof ResponseRow)[] = [
  "service",
  "fromSec",
  "toSec",
  "predictions",
  "answered",
  "meanSec",
  "p50Sec",
  "p95Sec",
  "maxSec",
];

/**
 * RFC 4180 with a header and one line feed per row. Numbers have the fewest digits that read back as the same number.
 * Text that a spreadsheet would take as a formula is left as it is: a mark before it would no longer read back the same.
 */
export function csv(columns: readonly string[], rows: readonly object[]): string {
  const cells = rows.map((row) => columns.map((column) => (row as Readonly<Record<string, unknown>>)[column]));
  return stringify([columns, ...cells], { record_delimiter: "unix" });
}

/** One row per job, in order of submission. */
export const jobsCsv = (result: Pick<RunData, "records">): string => csv(jobColumns, jobsJson(result.records));

/** One row per run and job; the first column names the run's scheduler. */
export const compareCsv = (results: readonly RunResult[]): string =>
  csv(
    ["scheduler", ...jobColumns],
    results.flatMap(({ scheduler, records }) =>
      jobsJson(records).map((job) => ({ scheduler: schedulerText(scheduler), ...job })),
    ),
  );

/** What a run had: one row per node. */
export const nodesCsv = (result: Pick<RunData, "nodes">): string =>
  csv(["id", "cpus", "reservedCpus", "memoryMb", "location"], result.nodes);

/** From `timeSec` on, `job` uses `cpus` CPUs of `node`: one row per exact change. */
export const timelineCsv = (result: Pick<RunData, "timeline">): string =>
  csv(["timeSec", "node", "job", "cpus"], result.timeline);

/** Loss against time: 101 points per job, fewer for each and then fewer jobs when the file would grow past use. */
export const lossesCsv = ({ losses }: Pick<RunData, "losses">): string =>
  csv(["timeSec", "job", "progress", "loss"], losses);

/** Containers of distributed jobs, one row for each stay on a node. */
export const workersCsv = (workers: readonly WorkerRecord[]): string => csv(workerColumns, workers);

/** Energy of each node whose power is modelled, and how long it was on. */
export const energyCsv = (result: Pick<RunResult, "energy">): string =>
  csv(["node", "energyJoules", "onSec"], result.energy);

/** What became of the requests to each service, and their response times in a few numbers. */
export const servicesCsv = (result: Pick<RunData, "serviceSummaries">): string =>
  csv(serviceFields, result.serviceSummaries);

/** Response times over time and by size. */
export const responsesCsv = (result: Pick<RunData, "responses">): string => csv(responseFields, result.responses);

/** What a growth-based policy knew and decided: one row per container and run of it. Numbers are `Infinity` or finite. */
export const growthCsv = (result: Pick<RunData, "growth">): string => csv(growthColumns, result.growth);
