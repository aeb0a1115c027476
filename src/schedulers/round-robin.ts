import { type NodeIndex, nodeIndex } from "../domain/ids.js";
import { fits, placeWhereChosen } from "./placement.js";
import { definePlugin, noParams, type SchedulerPlugin } from "./scheduler.js";

/** The next node in turn that has room; a pinned job goes to its node and takes no turn. */
export const roundRobin: SchedulerPlugin = definePlugin({
  name: "round-robin",
  kind: "placement",
  summary: "each job to the next node in turn that has room",
  source: "textbook policy",
  params: noParams,
  triggers: ["arrival", "retry"],
  create() {
    let turn = 0;
    return placeWhereChosen((job, view): NodeIndex | null => {
      const pin = view.pinnedTo(job);
      if (pin !== null) return fits(job, pin, view) ? pin : null;
      for (let tried = 0; tried < view.nodeCount; tried += 1) {
        const node = nodeIndex((turn + tried) % view.nodeCount);
        if (!fits(job, node, view)) continue;
        turn = (node + 1) % view.nodeCount;
        return node;
      }
      return null;
    });
  },
});
