import type { JobOutcome } from "../domain/record.js";

/** How many jobs wait and run from `timeSec` on, until the next row. */
export interface JobCounts {
  readonly timeSec: number;
  readonly waiting: number;
  readonly running: number;
}

/** The exact step series of waiting and running jobs, one row per moment at which either changes. */
export function jobCounts(records: readonly JobOutcome[]): readonly JobCounts[] {
  const changes = records.flatMap(changesOf).toSorted((a, b) => a.timeSec - b.timeSec);
  const counts: JobCounts[] = [];
  let waiting = 0;
  let running = 0;
  for (const [index, change] of changes.entries()) {
    waiting += change.waiting;
    running += change.running;
    if (changes[index + 1]?.timeSec !== change.timeSec) counts.push({ timeSec: change.timeSec, waiting, running });
  }
  return counts;
}

function changesOf(record: JobOutcome): readonly JobCounts[] {
  const changes: JobCounts[] = [{ timeSec: record.arrivalSec, waiting: 1, running: 0 }];
  if (record.startSec !== null) changes.push({ timeSec: record.startSec, waiting: -1, running: 1 });
  if (record.finishSec !== null) changes.push({ timeSec: record.finishSec, waiting: 0, running: -1 });
  return changes;
}
