import { nodeIndex } from "../domain/ids.js";
import { noActions } from "./no-actions.js";
import { fits } from "./placement.js";
import { definePlugin, noParams, type SchedulerPlugin } from "./scheduler.js";

/** One job at a time on each node, strictly in order of submission: a job that cannot start holds up all behind it. */
export const fifo: SchedulerPlugin = definePlugin({
  name: "fifo",
  kind: "placement",
  summary: "one job at a time on each node, in order of submission",
  source: "textbook policy (first come, first served)",
  params: noParams,
  triggers: ["arrival", "retry"],
  create: () => ({
    decide(trigger, view) {
      if (trigger.kind !== "arrival" && trigger.kind !== "retry") return noActions;
      const { job } = trigger;
      if (view.firstPending === job) {
        for (let index = 0; index < view.nodeCount; index += 1) {
          const node = nodeIndex(index);
          if (view.containerCount(node) === 0 && fits(job, node, view)) return [{ kind: "place", job, node }];
        }
      }
      return [{ kind: "wait", job, reason: "fifo: an earlier job has the node", holdsQueue: true }];
    },
  }),
});
