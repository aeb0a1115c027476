import { phases } from "../cluster/job-table.js";
import { jobIndex } from "../domain/ids.js";
import type { Desk } from "./desk.js";
import type { GangEvents } from "./gang-events.js";

/**
 * Offers the waiting jobs that a freed node may have room for, in order of submission, until one holds up the rest.
 * @param gangs null: no job is distributed
 * @param holding those that held the queue when last asked: not for want of memory alone, so anything that ends may help them
 */
export function retryPending(desk: Desk, gangs: GangEvents | null, holding: ReadonlySet<number>, node: number): void {
  const { pending, freeMemoryMb, jobs } = desk.cluster;
  let job = pending.first;
  while (job !== -1) {
    const behind = gangs?.after(job) ?? pending.after(job);
    // A job that moved away in answer to an earlier offer may have made room for one of these already.
    if (jobs.phase[job] !== phases.pending) {
      job = behind;
      continue;
    }
    if (holding.has(job) || jobs.memoryMb[job]! <= freeMemoryMb[node]!) {
      if (gangs?.offer(job) ?? desk.tell(desk.listeners.retry, { kind: "retry", job: jobIndex(job) })) return;
    }
    job = behind;
  }
}
