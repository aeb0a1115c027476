import type { Scorer } from "../kubernetes/scorer.js";

/**
 * Kubernetes' ServiceSpreadingPriority: 10 where no job of the same service is, 0 where the most are, and in proportion
 * between, rounded down. It differs by one point from `SelectorSpread`, which is rounded the other way.
 */
export const serviceSpreading: Scorer = {
  name: "ServiceSpreadingPriority",
  indifferent: 10,
  concerns: ({ pod }) => pod !== null && pod.service !== null,
  score({ pod, bookings }, { nodes, count }, scores) {
    const pods = bookings.servicePods(pod!.service!);
    let most = 0;
    for (let index = 0; index < count; index += 1) most = Math.max(most, pods[nodes[index]!]!);
    for (let index = 0; index < count; index += 1) {
      scores[index] = most === 0 ? 10 : Math.floor((10 * (most - pods[nodes[index]!]!)) / most);
    }
  },
};
