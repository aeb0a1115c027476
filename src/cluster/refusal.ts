import { assert } from "../domain/assert.js";
import type { Cluster } from "./cluster.js";
import { phases } from "./job-table.js";

/** Why a job cannot be put on a node; null: it can. */
export function placeRefusal(cluster: Cluster, job: number, node: number): string | null {
  const fits = cluster.up[node] === 1 && cluster.jobs.memoryMb[job]! <= cluster.freeMemoryMb[node]!;
  return fits ? null : reasonAgainst(cluster, job, node);
}

function reasonAgainst({ up, jobs, freeMemoryMb, nodes }: Cluster, job: number, node: number): string {
  const { id } = nodes[node]!;
  if (up[node] === 0) return `node ${id} is down`;
  return `memory: needs ${jobs.memoryMb[job]} MB, ${freeMemoryMb[node]} MB free on ${id}`;
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
