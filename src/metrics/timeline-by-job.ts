import type { CpuStep } from "../domain/record.js";

/** Each job's own rows, in time order. */
export function timelineByJob<Row extends CpuStep>(timeline: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const byJob = new Map<string, Row[]>();
  for (const row of timeline) {
    const rows = byJob.get(row.job);
    if (rows === undefined) byJob.set(row.job, [row]);
    else rows.push(row);
  }
  return byJob;
}
