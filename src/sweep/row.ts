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

/** What a row tells beside that when jobs of its scenario serve. */
const responseMetrics = {
  meanResponseSec: ({ responses }: Summary): number | null => responses?.meanSec ?? null,
  p50ResponseSec: ({ responses }: Summary): number | null => responses?.p50Sec ?? null,
  p95ResponseSec: ({ responses }: Summary): number | null => responses?.p95Sec ?? null,
  p99ResponseSec: ({ responses }: Summary): number | null => responses?.p99Sec ?? null,
  requestsUnanswered: ({ responses }: Summary): number | null =>
    responses === undefined ? null : responses.sent - responses.answered,
} as const;

const metricsOf = (hasServices: boolean): Readonly<Record<string, (summary: Summary) => number | null>> =>
  hasServices ? { ...metrics, ...responseMetrics } : metrics;

/** Every metric that a row may have. */
export const metricNames: readonly string[] = Object.keys(metricsOf(true));

/** The prefix of a column that holds one job's completion time. */
export const JOB_COLUMN = "completionSec:";

/** What rows of one table tell beside cell, seed and the metrics that all have. */
export interface RowExtras {
  /** Jobs that have a column of their own. */
  readonly jobIds: readonly string[];
  /** Whether response times have columns. */
  readonly hasServices: boolean;
}

/** One column per swept field and per metric, then, on request, one per job. */
export const rowColumns = (paths: readonly string[], { jobIds, hasServices }: RowExtras): readonly string[] => [
  "key",
  "scheduler",
  ...paths,
  "seed",
  ...Object.keys(metricsOf(hasServices)),
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
  hasServices: boolean,
): string {
  const values = Object.values(metricsOf(hasServices)).map((measure) => measure(summary) ?? "");
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
