import type { Scorer } from "../scorer.js";

/** Likes every node the same. */
export const equal: Scorer = {
  name: "Equal",
  indifferent: 1,
  concerns: () => false,
  score: (_context, { count }, scores) => {
    scores.fill(1, 0, count);
  },
};
