import { nodeIndex } from "../../../domain/ids.js";
import { meets } from "../../../domain/label-match.js";
import { normalize } from "../normalize.js";
import type { Scorer } from "../scorer.js";

/** Favours nodes with the labels that the job prefers, by the sum of the weights of those it has. */
export const nodeAffinity: Scorer = {
  name: "NodeAffinity",
  indifferent: 0,
  concerns: ({ pod }) => pod !== null && pod.preferences.length > 0,
  score({ pod, view }, { nodes, count }, scores) {
    for (let index = 0; index < count; index += 1) {
      const { labels } = view.node(nodeIndex(nodes[index]!));
      let sum = 0;
      for (const preference of pod!.preferences) if (meets(labels, preference)) sum += preference.weight;
      scores[index] = sum;
    }
    normalize(scores, count);
  },
};
