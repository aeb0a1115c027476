import { assert } from "../domain/assert.js";
import type { Cluster } from "./cluster.js";
import { phases } from "./job-table.js";
import { doneCpuSecOf } from "./progress.js";

/**
 * Takes a running container off its node and sends it to another one, which holds its memory from now on; the caller has
 * checked that it fits. It keeps `savedCpuSec` of its work, and neither limit nor weight that a scheduler gave it.
 */
export function move(cluster: Cluster, job: number, to: number, costSec: number, savedCpuSec: number): void {
  takeOff(cluster, job, savedCpuSec);
  cluster.reserve(job, to);
  cluster.depart(job, cluster.nowSec + costSec);
}

/** Takes a running container off its node for good: it waits again, with `savedCpuSec` of its work done. */
export function lose(cluster: Cluster, job: number, savedCpuSec: number): void {
  takeOff(cluster, job, savedCpuSec);
  cluster.wait(job);
}

/** The same for those on their way to a node or waiting there, which it returns. */
export function loseBound(cluster: Cluster, node: number): readonly number[] {
  const broken = cluster.transit.breakOff(node);
  for (const job of broken) {
    cluster.transfers?.cancel(job);
    cluster.freeMemoryMb[node]! += cluster.jobs.memoryMb[job]!;
    cluster.wait(job);
  }
  return broken;
}

/** A container that stands by on its node leaves it. */
export function leavePlace({ transit, jobs, freeMemoryMb }: Cluster, job: number): void {
  transit.leave(job);
  freeMemoryMb[jobs.node[job]!]! += jobs.memoryMb[job]!;
}

/** A job that waits will never run. */
export function abandon({ jobs, pending }: Cluster, job: number): void {
  assert(jobs.phase[job] === phases.pending, "only a job that waits can be given up");
  pending.remove(job);
  jobs.phase[job] = phases.abandoned;
}

function takeOff(cluster: Cluster, job: number, savedCpuSec: number): void {
  const { jobs } = cluster;
  assert(jobs.phase[job] === phases.running, "only a running container can leave its node");
  const node = jobs.node[job]!;
  cluster.touch(node);
  const history = jobs.history(job);
  history.doneCpuSec = doneCpuSecOf(cluster, job);
  history.savedCpuSec = savedCpuSec;
  jobs.limitCpus[job] = Number.NaN;
  cluster.detach(job, node, jobs.position[job]!);
}
