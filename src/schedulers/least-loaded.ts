import { type NodeIndex, nodeIndex } from "../domain/ids.js";
import { fits, placeWhereChosen } from "./placement.js";
import { definePlugin, noParams, type SchedulerPlugin } from "./scheduler.js";

/** Of the nodes with room, the one that would then have the fewest containers per CPU; the first of equals. */
export const leastLoaded: SchedulerPlugin = definePlugin({
  name: "least-loaded",
  kind: "placement",
  summary: "each job to the node with the fewest containers per CPU",
  source: "textbook policy (join the shortest queue, scaled by capacity)",
  params: noParams,
  triggers: ["arrival", "retry"],
  create: () =>
    placeWhereChosen((job, view) => {
      let best: NodeIndex | null = null;
      let bestLoad = Number.POSITIVE_INFINITY;
      for (let index = 0; index < view.nodeCount; index += 1) {
        const node = nodeIndex(index);
        const load = (view.containerCount(node) + 1) / view.capacityCpus(node);
        if (load < bestLoad && fits(job, node, view)) {
          best = node;
          bestLoad = load;
        }
      }
      return best;
    }),
});
