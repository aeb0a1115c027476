import { assert } from "../domain/assert.js";
import type { Cluster } from "./cluster.js";
import { phases } from "./job-table.js";

/**
 * The containers of a distributed job stop in one moment, and a policy that is told of one may still have settings for the
 * others: those have no effect.
 */
const hasStopped = ({ jobs }: Cluster, job: number): boolean =>
  job >= jobs.jobCount && jobs.phase[job] !== phases.running;

/** Caps a running container: at `limitCpus`, and never above what it can use by itself. */
export function limit(cluster: Cluster, job: number, limitCpus: number): void {
  if (hasStopped(cluster, job)) return;
  const { jobs, coupled } = cluster;
  assert(jobs.phase[job] === phases.running, "only a running container can be limited");
  assert(limitCpus > 0, "a limit is more than 0 CPUs");
  const node = jobs.node[job]!;
  const effective = Math.min(limitCpus, jobs.cpusMax[job]!);
  if (job >= jobs.jobCount) {
    const before = Number.isNaN(jobs.limitCpus[job]!) ? Number.POSITIVE_INFINITY : jobs.limitCpus[job]!;
    jobs.limitCpus[job] = limitCpus;
    if (Math.min(before, jobs.cpusMax[job]!) === effective) return;
    cluster.touch(node);
    coupled!.setMost(job, effective);
    return;
  }
  jobs.limitCpus[job] = limitCpus;
  cap(cluster, job, effective);
}

/** Says how many CPUs a running container that serves could use from now on: 0 while nobody asks it. */
export function want(cluster: Cluster, job: number, wantedCpus: number): void {
  const { jobs } = cluster;
  assert(jobs.phase[job] === phases.running, "only a running container uses CPU");
  jobs.cpusMax[job] = wantedCpus;
  const limitCpus = jobs.limitCpus[job]!;
  cap(cluster, job, Number.isNaN(limitCpus) ? wantedCpus : Math.min(wantedCpus, limitCpus));
}

function cap(cluster: Cluster, job: number, capCpus: number): void {
  const { cpus, jobs } = cluster;
  const node = jobs.node[job]!;
  const position = jobs.position[job]!;
  // Time must be booked at the old rates first; when nothing changes, nothing may be booked either.
  if (cpus.cap(node, position) === Math.min(capCpus, cpus.capacityCpus(node))) return;
  cluster.touch(node);
  cpus.setCap(node, position, capCpus);
}

export function weigh(cluster: Cluster, job: number, weight: number): void {
  if (hasStopped(cluster, job)) return;
  const { jobs, cpus, coupled } = cluster;
  assert(jobs.phase[job] === phases.running, "only a running container can be weighed");
  assert(weight > 0, "a weight is more than 0");
  const node = jobs.node[job]!;
  if (cpus.weight(node, jobs.position[job]!) === weight) return;
  cluster.touch(node);
  if (job >= jobs.jobCount) coupled!.setWeight(job, weight);
  else cpus.setWeight(node, jobs.position[job]!, weight);
}
