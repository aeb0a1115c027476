import type { JobOutcome } from "../domain/record.js";

/** Time from arrival to start; null: it never started. */
export const waitSec = (record: JobOutcome): number | null =>
  record.startSec === null ? null : record.startSec - record.arrivalSec;

export interface WaitReason {
  readonly reason: string;
  readonly jobs: number;
  /** Over those of them that started; null: none did. */
  readonly meanWaitSec: number | null;
}

/** Why jobs could not start at once, the most frequent reason first. */
export function waitReasons(records: readonly JobOutcome[]): readonly WaitReason[] {
  const groups = new Map<string, { jobs: number; started: number; waitedSec: number }>();
  for (const record of records) {
    if (record.waitReason === null) continue;
    const group = groups.get(record.waitReason) ?? { jobs: 0, started: 0, waitedSec: 0 };
    group.jobs += 1;
    const waited = waitSec(record);
    if (waited !== null) {
      group.started += 1;
      group.waitedSec += waited;
    }
    groups.set(record.waitReason, group);
  }
  return [...groups]
    .map(([reason, group]) => ({
      reason,
      jobs: group.jobs,
      meanWaitSec: group.started === 0 ? null : group.waitedSec / group.started,
    }))
    .toSorted((a, b) => b.jobs - a.jobs || (a.reason < b.reason ? -1 : 1));
}
