import type { CpuStep, JobOutcome } from "../domain/record.js";
import type { WorkloadStay } from "../domain/reproduction.js";
import { timelineByJob } from "./timeline-by-job.js";

/**
 * Where each job was and when, from the timeline: a stay ends when the container leaves its node, for whatever reason. The
 * time on the way to another node belongs to no stay. A distributed job has a stay on each of its nodes.
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
  const open = new Map<string, CpuStep>();
  const close = ({ node, timeSec: fromSec }: CpuStep, toSec: number): void => {
    const move = moves.findLast((each) => each.to === node && each.timeSec <= fromSec);
    found.push({ node, job, fromSec, toSec, mark: move?.mark ?? null });
    open.delete(node);
  };
  for (const row of rows) {
    const before = open.get(row.node);
    if (row.cpus === 0 && before !== undefined) close(before, row.timeSec);
    if (row.cpus > 0 && before === undefined) open.set(row.node, row);
  }
  for (const row of open.values()) close(row, endSec);
  return found;
}
