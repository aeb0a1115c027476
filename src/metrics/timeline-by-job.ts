import type { TimelineRow } from "../domain/record.js";

/** Each job's own rows, in time order. */
export function timelineByJob(timeline: readonly TimelineRow[]): ReadonlyMap<string, readonly TimelineRow[]> {
  const byJob = new Map<string, TimelineRow[]>();
  for (const row of timeline) {
    const rows = byJob.get(row.job);
    if (rows === undefined) byJob.set(row.job, [row]);
    else rows.push(row);
  }
  return byJob;
}
