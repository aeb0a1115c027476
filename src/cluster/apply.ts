import type { Action } from "../domain/action.js";
import { assertNever } from "../domain/assert.js";
import type { Checkpoints } from "./checkpoints.js";
import type { Cluster } from "./cluster.js";
import { move } from "./leaving.js";
import { limit, weigh } from "./limits.js";
import { doneCpuSecOf } from "./progress.js";
import { moveRefusal, placeRefusal } from "./refusal.js";

/** The actions that change the cluster; wake-ups and logs concern the run, not the cluster. */
export type ClusterAction = Exclude<Action, { readonly kind: "wake" | "log" }>;

/**
 * Checks an action, then applies it. Returns null, or why it is refused: an expected outcome, which the job's record shows.
 * A request that no view could have suggested (placing a job twice) is a bug and throws.
 */
export function apply(action: ClusterAction, cluster: Cluster, checkpoints: Checkpoints): string | null {
  switch (action.kind) {
    case "place":
      return place(cluster, action.job, action.node);
    case "wait":
      return action.reason;
    case "migrate":
      return migrate(cluster, checkpoints, action);
    case "limit":
      limit(cluster, action.job, action.cpus);
      return null;
    case "weigh":
      weigh(cluster, action.job, action.weight);
      return null;
    default:
      return assertNever(action);
  }
}

const place = (cluster: Cluster, job: number, node: number): string | null => {
  const refusal = placeRefusal(cluster, job, node);
  if (refusal === null) cluster.start(job, node);
  return refusal;
};

type Migrate = Extract<Action, { readonly kind: "migrate" }>;

function migrate(cluster: Cluster, checkpoints: Checkpoints, { job, to, mark }: Migrate): string | null {
  const { jobs, nodes, nowSec } = cluster;
  const history = jobs.history(job);
  const reason = moveRefusal(cluster, job, to);
  if (reason !== null) {
    history.refusedMoves.push({ timeSec: nowSec, to: nodes[to]!.id, mark, reason });
    return reason;
  }
  const from = nodes[jobs.node[job]!]!.id;
  const doneCpuSec = doneCpuSecOf(cluster, job);
  const savedCpuSec = checkpoints.savedByMove(doneCpuSec);
  const costSec = checkpoints.moveSec(job, history.moves.length, jobs.memoryMb[job]!);
  move(cluster, job, to, costSec, savedCpuSec);
  const lostWorkCpuSec = doneCpuSec - savedCpuSec;
  history.moves.push({ timeSec: nowSec, from, to: nodes[to]!.id, mark, costSec, lostWorkCpuSec });
  return null;
}
