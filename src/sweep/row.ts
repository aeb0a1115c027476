import type { JobRecord } from "../domain/record.js";
import type { Summary } from "../metrics/summary.js";
import { runKey } from "./keys.js";
import type { Cell } from "./plan/cell.js";

/** What a row tells of its run, in the order of the columns. */
const metrics = {
  makespanSec: (summary: Summary): number | null => summary.makespanSec,
  meanCompletionSec: (summary: Summary): number | null => summary.meanCompletionSec,
  p50CompletionSec: (summary: Summary): number | null => summary.medianCompletionSec,
  p95CompletionSec: (summary: Summary): number | null => summary.p95CompletionSec,
  p99CompletionSec: (summary: Summary): number | null => summary.p99CompletionSec,
  meanWaitSec: (summary: Summary): number | null => summary.meanWaitSec,
  cpuUtilisation: (summary: Summary): number | null => summary.cpuUtilisation,
  jobsUnfinished: (summary: Summary): number | null => summary.jobsUnfinished,
} as const;

export const metricNames: readonly string[] = Object.keys(metrics);

const measures = Object.values(metrics);

/** The prefix of a column that holds one job's completion time. */
export const JOB_COLUMN = "completionSec:";

/** One column per swept field and per metric, then, on request, one per job. */
export const rowColumns = (paths: readonly string[], jobIds: readonly string[]): readonly string[] => [
  "key",
  "scheduler",
  ...paths,
  "seed",
  ...metricNames,
  ...jobIds.map((id) => `${JOB_COLUMN}${id}`),
];

/** The part of a row that all runs of a cell share. */
export const cellText = (cell: Cell): string => [cell.scheduler, ...cell.values].map(csvField).join(",");

/** One row with its line feed. The same run gives the same bytes, wherever it was run. */
export function rowText(
  hashOfCell: string,
  cell: string,
  seed: number,
  summary: Summary,
  jobs: readonly JobRecord[],
): string {
  const values = measures.map((measure) => measure(summary) ?? "");
  const completions = jobs.map((job) => job.completionSec ?? "");
  return `${runKey(hashOfCell, seed)},${cell},${seed},${[...values, ...completions].join(",")}\n`;
}

export const headerText = (columns: readonly string[]): string => `${columns.map(csvField).join(",")}\n`;

/** RFC 4180, always on one line; nothing for a value that is not there. */
function csvField(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = /[\r\n]/.test(text) ? JSON.stringify(text) : text;
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
