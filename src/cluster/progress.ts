import type { Cluster } from "./cluster.js";

/** Work that a running container has done. */
export const doneCpuSecOf = (cluster: Cluster, job: number): number =>
  cluster.jobs.workCpuSec[job]! - remainingCpuSecOf(cluster, job);

/** Whether a running container has done its work and answers requests. */
export const isServing = ({ jobs: { serves, node, position }, cpus, nowSec }: Cluster, job: number): boolean =>
  serves?.[job] === 1 && cpus.remainingAt(node[job]!, position[job]!, nowSec) === Number.POSITIVE_INFINITY;

/** Work that a running container has still to do; of one of a distributed job, its part of it. */
export function remainingCpuSecOf(cluster: Cluster, job: number): number {
  const { jobs, cpus, gangs, nowSec } = cluster;
  if (isServing(cluster, job)) return 0;
  const gang = gangs?.of(job) ?? null;
  if (gang === null) return cpus.remainingAt(jobs.node[job]!, jobs.position[job]!, nowSec);
  return (jobs.workCpuSec[gang.layout.job]! - gangs!.doneCpuSec(gang)) / gang.layout.workers;
}
