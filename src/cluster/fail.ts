import { assert } from "../domain/assert.js";
import type { Checkpoints } from "./checkpoints.js";
import type { Cluster } from "./cluster.js";
import type { Gangs } from "./gangs.js";
import type { JobTable } from "./job-table.js";
import { lose, loseBound } from "./leaving.js";
import { doneCpuSecOf } from "./progress.js";

/** What a failed node took with it, and what it stopped. */
export interface Lost {
  /** Containers that ran there, in order of submission. */
  readonly ran: readonly number[];
  /** Those on their way there or waiting there. */
  readonly bound: readonly number[];
  /** Containers of distributed jobs that ran elsewhere, keep their places, and wait until the lost ones are replaced. */
  readonly stopped: readonly number[];
}

/**
 * A node fails: its containers wait for a node again, with the work of their last checkpoint. A moved container on its way
 * loses nothing: it was saved when it left. A distributed job goes back to its last checkpoint as a whole.
 * @param gangs null: no job is distributed
 */
export function fail(cluster: Cluster, gangs: Gangs | null, checkpoints: Checkpoints, node: number): Lost {
  assert(cluster.up[node] === 1, "a node that is down cannot fail");
  const { jobs, cpus, nowSec } = cluster;
  const id = cluster.nodes[node]!.id;
  const stopped = gangs === null ? [] : stopGangs(gangs, jobs, checkpoints, node);
  const ran = Array.from({ length: cpus.count(node) }, (_, position) => cpus.owner(node, position));
  ran.sort((a, b) => a - b);
  for (const job of ran) {
    const history = jobs.history(job);
    const doneCpuSec = doneCpuSecOf(cluster, job);
    const savedCpuSec = checkpoints.savedAtLoss(doneCpuSec, history.savedCpuSec);
    lose(cluster, job, savedCpuSec);
    history.restarts.push({ timeSec: nowSec, node: id, lostWorkCpuSec: doneCpuSec - savedCpuSec });
  }
  const bound = loseBound(cluster, node).toSorted((a, b) => a - b);
  for (const job of bound) {
    if (job < jobs.jobCount) jobs.history(job).restarts.push({ timeSec: nowSec, node: id, lostWorkCpuSec: 0 });
  }
  cluster.up[node] = 0;
  return { ran, bound, stopped };
}

/** @returns containers on other nodes that ran until now */
function stopGangs(gangs: Gangs, jobs: JobTable, checkpoints: Checkpoints, node: number): readonly number[] {
  const stopped: number[] = [];
  for (const gang of gangs.all) {
    const containers = gang.containers();
    if (gang.state === "over" || !containers.some((job) => jobs.node[job] === node)) continue;
    if (gang.activity !== null) stopped.push(...containers.filter((job) => jobs.node[job] !== node));
    gangs.interrupt(gang, checkpoints, node);
    for (const job of containers) if (jobs.node[job] === node) gangs.lost(job);
  }
  return stopped;
}
