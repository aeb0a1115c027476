import type { CpuStep, JobOutcome } from "../domain/record.js";
import type { WorkloadStay } from "../domain/reproduction.js";
import { timelineByJob } from "./timeline-by-job.js";

/**
 * Where each job was and when, from the timeline: a stay ends when the container leaves its node, for whatever reason. The
 * time on the way to another node belongs to no stay.
 *
 * @param endSec end of the stays that the timeline leaves open
 */
export function stays(
  run: { readonly records: readonly JobOutcome[]; readonly timeline: readonly CpuStep[] },
  endSec: number,
): readonly WorkloadStay[] {
  const byJob = timelineByJob(run.timeline);
  return run.records.flatMap((record) => staysOf(record, byJob.get(record.id) ?? [], endSec));
}

function staysOf({ id: job, moves }: JobOutcome, rows: readonly CpuStep[], endSec: number): readonly WorkloadStay[] {
  const found: WorkloadStay[] = [];
  let open: CpuStep | null = null;
  const close = (toSec: number): void => {
    if (open === null) return;
    const { node, timeSec: fromSec } = open;
    const move = moves.findLast((each) => each.to === node && each.timeSec <= fromSec);
    found.push({ node, job, fromSec, toSec, mark: move?.mark ?? null });
    open = null;
  };
  for (const row of rows) {
    if (row.cpus === 0 || (open !== null && open.node !== row.node)) close(row.timeSec);
    if (row.cpus > 0 && open === null) open = row;
  }
  close(endSec);
  return found;
}
