import { assert } from "../domain/assert.js";
import type { Cluster } from "./cluster.js";
import { phases } from "./job-table.js";

/** Why a job cannot be put on a node; null: it can. */
export function placeRefusal(cluster: Cluster, job: number, node: number): string | null {
  if (cluster.up[node] === 0) return `node ${cluster.nodes[node]!.id} is down`;
  const memoryMb = cluster.jobs.memoryMb[job]!;
  const freeMb = cluster.freeMemoryMb[node]!;
  return memoryMb > freeMb ? `memory: needs ${memoryMb} MB, ${freeMb} MB free on ${cluster.nodes[node]!.id}` : null;
}

/** Why a running container cannot be moved to a node; null: it can. */
export function moveRefusal(cluster: Cluster, job: number, to: number): string | null {
  const { jobs } = cluster;
  assert(jobs.phase[job] === phases.running, "only a running container can be moved");
  const from = jobs.node[job]!;
  const gang = cluster.gangs?.of(job) ?? null;
  if (gang !== null) return `it is a container of ${jobs.specs[gang.layout.job]!.id}, all of which would have to stop`;
  if (to === from) return `it runs on ${cluster.nodes[to]!.id} already`;
  const pin = jobs.pin[job]!;
  if (pin !== -1 && pin !== to) return `it is pinned to ${cluster.nodes[pin]!.id}`;
  // It has ended its work in this very moment and is only waiting to be told so.
  if (cluster.cpus.dueSec(from, jobs.position[job]!) <= cluster.nowSec) return "it has ended its work";
  return placeRefusal(cluster, job, to);
}
