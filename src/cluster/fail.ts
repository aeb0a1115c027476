import { assert } from "../domain/assert.js";
import type { Checkpoints } from "./checkpoints.js";
import type { Cluster } from "./cluster.js";

/** What a failed node took with it: the containers that ran there and those on their way there, in order of submission. */
export interface Lost {
  readonly ran: readonly number[];
  readonly bound: readonly number[];
}

/**
 * A node fails: its containers wait for a node again, with the work of their last checkpoint. A moved container on its way
 * loses nothing: it was saved when it left.
 */
export function fail(cluster: Cluster, checkpoints: Checkpoints, node: number): Lost {
  assert(cluster.up[node] === 1, "a node that is down cannot fail");
  const { jobs, cpus, nowSec } = cluster;
  const id = cluster.nodes[node]!.id;
  const ran = Array.from({ length: cpus.count(node) }, (_, position) => cpus.owner(node, position));
  ran.sort((a, b) => a - b);
  for (const job of ran) {
    const history = jobs.history(job);
    const doneCpuSec = cluster.doneCpuSec(job);
    const savedCpuSec = checkpoints.savedAtLoss(doneCpuSec, history.savedCpuSec);
    cluster.lose(job, savedCpuSec);
    history.restarts.push({ timeSec: nowSec, node: id, lostWorkCpuSec: doneCpuSec - savedCpuSec });
  }
  const bound = cluster.loseBound(node).toSorted((a, b) => a - b);
  for (const job of bound) jobs.history(job).restarts.push({ timeSec: nowSec, node: id, lostWorkCpuSec: 0 });
  cluster.up[node] = 0;
  return { ran, bound };
}
