import { nodeIndex } from "../../../domain/ids.js";
import { type Scorer, scoreMax } from "../scorer.js";

/** An image up to this size is not worth a preference. */
const smallestMb = 23;
/** From this size on the preference is full. */
const largestMb = 1000;

/**
 * Favours nodes that have the job's image already. The size counts by the part of all nodes that has it, so that the first
 * node to get an image does not draw every job to itself.
 */
export const imageLocality: Scorer = {
  name: "ImageLocality",
  indifferent: 0,
  concerns: ({ pod }) => pod !== null && pod.image !== null,
  score({ pod, view }, { nodes, count }, scores) {
    const { name, sizeMb } = pod!.image!;
    const presence = view.imagePresence(name);
    const countedMb = (sizeMb * presence.nodeCount) / view.nodeCount;
    const clampedMb = Math.min(Math.max(countedMb, smallestMb), largestMb);
    const score = Math.floor((scoreMax * (clampedMb - smallestMb)) / (largestMb - smallestMb));
    for (let index = 0; index < count; index += 1) {
      scores[index] = presence.isOn(nodeIndex(nodes[index]!)) ? score : 0;
    }
  },
};
