import { nodeIndex } from "../../../domain/ids.js";
import type { Scorer } from "../scorer.js";

/**
 * Favours nodes whose CPU and memory would be booked to the same degree.
 * @param scoreMax the score where they are
 */
export const balancedAllocation = (name: string, scoreMax: number): Scorer => ({
  name,
  indifferent: 0,
  concerns: () => true,
  score({ requests, bookings, view }, { nodes, count }, scores) {
    for (let index = 0; index < count; index += 1) {
      const node = nodeIndex(nodes[index]!);
      const memoryMb = view.node(node).memoryMb;
      const cpu = (bookings.scoredMilliCpus[node]! + requests.scoredMilliCpus) / (1000 * view.capacityCpus(node));
      // Memory that is not modelled is as full as the CPU: there is nothing to balance.
      const memory = memoryMb === null ? cpu : (bookings.scoredMemoryMb[node]! + requests.scoredMemoryMb) / memoryMb;
      scores[index] = cpu >= 1 || memory >= 1 ? 0 : Math.floor((1 - Math.abs(cpu - memory)) * scoreMax);
    }
  },
});
