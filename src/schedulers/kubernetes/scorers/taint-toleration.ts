import { nodeIndex } from "../../../domain/ids.js";
import { hasTaints } from "../../pods/filters/node-taints.js";
import { tolerates } from "../../pods/tolerates.js";
import { normalizeReversed } from "../normalize.js";
import { type Scorer, scoreMax } from "../scorer.js";

/** Favours nodes with few PreferNoSchedule taints that the job does not tolerate. */
export const taintToleration: Scorer = {
  name: "TaintToleration",
  indifferent: scoreMax,
  concerns: ({ view }) => hasTaints(view),
  score({ pod, view }, { nodes, count }, scores) {
    for (let index = 0; index < count; index += 1) {
      const { taints } = view.node(nodeIndex(nodes[index]!));
      scores[index] = taints.filter((taint) => taint.effect === "PreferNoSchedule" && !tolerates(pod, taint)).length;
    }
    normalizeReversed(scores, count);
  },
};
