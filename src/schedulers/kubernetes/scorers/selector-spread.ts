import { normalizeReversed } from "../normalize.js";
import { type Scorer, scoreMax } from "../scorer.js";

/** Favours nodes with few jobs of the same service (ServiceSpreading); nodes have no zones here. */
export const selectorSpread: Scorer = {
  name: "SelectorSpread",
  indifferent: scoreMax,
  concerns: ({ pod }) => pod !== null && pod.service !== null,
  score({ pod, bookings }, { nodes, count }, scores) {
    const counts = bookings.servicePods(pod!.service!);
    for (let index = 0; index < count; index += 1) scores[index] = counts[nodes[index]!]!;
    normalizeReversed(scores, count);
  },
};
