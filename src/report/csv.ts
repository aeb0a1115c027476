import { stringify } from "csv-stringify/sync";
import type { RunResult } from "../domain/result.js";
import { jobsJson } from "../metrics/jobs-json.js";
import { lossRows } from "../metrics/losses.js";
import { schedulerText } from "./scheduler-text.js";

/** Rows that losses.csv may hold before it takes fewer points per job. */
const LOSS_ROWS_MAX = 200_000;
const LOSS_POINTS_MAX = 101;

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

/**
 * RFC 4180 with a header and one line feed per row. Numbers have the fewest digits that read back as the same number.
 * Text that a spreadsheet would take as a formula is left as it is: a mark before it would no longer read back the same.
 */
function csv(columns: readonly string[], rows: readonly object[]): string {
  const cells = rows.map((row) => columns.map((column) => (row as Readonly<Record<string, unknown>>)[column]));
  return stringify([columns, ...cells], { record_delimiter: "unix" });
}

/** One row per job, in order of submission. */
export const jobsCsv = (result: Pick<RunResult, "records">): string => csv(jobColumns, jobsJson(result.records));

/** One row per run and job; the first column names the run's scheduler. */
export const compareCsv = (results: readonly RunResult[]): string =>
  csv(
    ["scheduler", ...jobColumns],
    results.flatMap(({ scheduler, records }) =>
      jobsJson(records).map((job) => ({ scheduler: schedulerText(scheduler), ...job })),
    ),
  );

/** From `timeSec` on, `job` uses `cpus` CPUs of `node`: one row per exact change. */
export const timelineCsv = (result: Pick<RunResult, "timeline">): string =>
  csv(["timeSec", "node", "job", "cpus"], result.timeline);

/** Loss against time: 101 points per job, fewer for each when jobs are so many that the file would grow past use. */
export const lossesCsv = (result: Pick<RunResult, "records" | "timeline">): string => {
  const withLoss = result.records.filter((record) => record.loss !== null).length;
  const points = Math.max(2, Math.min(LOSS_POINTS_MAX, Math.floor(LOSS_ROWS_MAX / Math.max(withLoss, 1))));
  return csv(["timeSec", "job", "progress", "loss"], lossRows(result, points));
};

/** What a growth-based policy knew and decided: one row per container and run of it. Numbers are `Infinity` or finite. */
export const growthCsv = (result: Pick<RunResult, "growth">): string =>
  csv(["timeSec", "node", "job", "list", "evaluation", "progress", "usage", "growth", "limit"], result.growth);
