import { nodeIndex } from "../../../domain/ids.js";
import type { Scorer } from "../scorer.js";

/**
 * Favours nodes with little booked: the mean of the free parts of CPU and memory, each rounded down to a whole score.
 * @param scoreMax the score of an empty node
 */
export const leastAllocated = (name: string, scoreMax: number): Scorer => ({
  name,
  indifferent: 0,
  concerns: () => true,
  score({ requests, bookings, view }, { nodes, count }, scores) {
    const freePart = (requested: number, capacity: number): number =>
      requested > capacity ? 0 : Math.floor(((capacity - requested) * scoreMax) / capacity);
    for (let index = 0; index < count; index += 1) {
      const node = nodeIndex(nodes[index]!);
      const cpu = freePart(bookings.scoredMilliCpus[node]! + requests.scoredMilliCpus, 1000 * view.capacityCpus(node));
      const memoryMb = view.node(node).memoryMb;
      const memory =
        memoryMb === null ? scoreMax : freePart(bookings.scoredMemoryMb[node]! + requests.scoredMemoryMb, memoryMb);
      scores[index] = Math.floor((cpu + memory) / 2);
    }
  },
});
