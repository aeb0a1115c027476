import { nodeIndex } from "../domain/ids.js";
import { fits, nodesWithRoom, placeWhereChosen } from "./placement.js";
import { definePlugin, noParams, type SchedulerPlugin } from "./scheduler.js";

/** A node drawn uniformly among those with room. */
export const random: SchedulerPlugin = definePlugin({
  name: "random",
  kind: "placement",
  summary: "each job to a node drawn at random among those with room",
  source: "textbook policy",
  params: noParams,
  triggers: ["arrival", "retry"],
  create: (_params, rng) =>
    placeWhereChosen((job, view) => {
      // A first draw over all nodes spares the list in the usual case; redrawing among those that fit keeps it uniform.
      const first = nodeIndex(Math.floor(rng() * view.nodeCount));
      if (fits(job, first, view)) return first;
      const nodes = nodesWithRoom(job, view);
      return nodes[Math.floor(rng() * nodes.length)] ?? null;
    }),
});
