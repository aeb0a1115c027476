import type { Action } from "../domain/action.js";
import { type JobIndex, type NodeIndex, nodeIndex } from "../domain/ids.js";
import type { ClusterView } from "../domain/view.js";
import { noActions } from "./no-actions.js";
import type { Scheduler } from "./scheduler.js";

/** The node for a job, or null: no node has room now. */
export type NodeChoice = (job: JobIndex, view: ClusterView) => NodeIndex | null;

/** A placement that decides about one job at a time: when it arrives, and again whenever a node has freed something. */
export const placeWhereChosen = (choose: NodeChoice): Scheduler => ({
  decide(trigger, view) {
    if (trigger.kind !== "arrival" && trigger.kind !== "retry") return noActions;
    const node = choose(trigger.job, view);
    return [node === null ? waitForRoom(trigger.job, view) : { kind: "place", job: trigger.job, node }];
  },
});

/** Whether the job may run there (pinning), the node is up and its memory free. */
export const fits = (job: JobIndex, node: NodeIndex, view: ClusterView): boolean => {
  const pin = view.pinnedTo(job);
  return (pin === null || pin === node) && view.memoryMb(job) <= view.freeMemoryMb(node) && view.isUp(node);
};

/** Every node where the job fits, in the cluster's order. */
export const nodesWithRoom = (job: JobIndex, view: ClusterView): NodeIndex[] => {
  const nodes: NodeIndex[] = [];
  for (let index = 0; index < view.nodeCount; index += 1) {
    if (fits(job, nodeIndex(index), view)) nodes.push(nodeIndex(index));
  }
  return nodes;
};

/** Waits because no node has room; names the most room there is among the nodes that the job may use. */
const waitForRoom = (job: JobIndex, view: ClusterView): Action => {
  const pin = view.pinnedTo(job);
  let freeMb = -1;
  for (let index = 0; index < view.nodeCount; index += 1) {
    const node = nodeIndex(index);
    if ((pin === null || pin === index) && view.isUp(node)) freeMb = Math.max(freeMb, view.freeMemoryMb(node));
  }
  const isDown = freeMb < 0;
  const where =
    pin === null ? (isDown ? "every node" : "on any node") : isDown ? view.node(pin).id : `on ${view.node(pin).id}`;
  const reason = isDown
    ? `${where} is down`
    : `memory: needs ${view.memoryMb(job)} MB, at most ${freeMb} MB free ${where}`;
  return { kind: "wait", job, reason, holdsQueue: false };
};
