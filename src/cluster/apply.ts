import type { Action } from "../domain/action.js";
import { assertNever } from "../domain/assert.js";
import type { Cluster } from "./cluster.js";

/** The actions that change the cluster; wake-ups and logs concern the run, not the cluster. */
export type ClusterAction = Exclude<Action, { readonly kind: "wake" | "log" }>;

/**
 * Checks an action, then applies it. Returns null, or why it is refused: an expected outcome, which the job's record shows.
 * A request that no view could have suggested (placing a job twice) is a bug and throws.
 */
export function apply(action: ClusterAction, cluster: Cluster): string | null {
  switch (action.kind) {
    case "place":
      return place(cluster, action.job, action.node);
    case "wait":
      return action.reason;
    case "limit":
      cluster.limit(action.job, action.cpus);
      return null;
    case "weigh":
      cluster.weigh(action.job, action.weight);
      return null;
    default:
      return assertNever(action);
  }
}

const place = (cluster: Cluster, job: number, node: number): string | null => {
  const memoryMb = cluster.jobs.memoryMb[job]!;
  const freeMb = cluster.freeMemoryMb[node]!;
  if (memoryMb > freeMb) return `memory: needs ${memoryMb} MB, ${freeMb} MB free on ${cluster.nodes[node]!.id}`;
  cluster.start(job, node);
  return null;
};
