import type { Candidates } from "../pods/feasible.js";
import type { PodContext } from "../pods/filter.js";

/** One wish about where a job should go. */
export interface Scorer {
  readonly name: string;
  /** The score of every node when the scorer is indifferent to this job. */
  readonly indifferent: number;
  /** Whether it could tell nodes apart for this job. One that could not need not be asked. */
  concerns(context: PodContext): boolean;
  /** Writes the score of each candidate, 0 to 100, the higher the better, at the candidate's position. */
  score(context: PodContext, candidates: Candidates, scores: Float64Array): void;
}

/** The score of a node that could not be better. */
export const scoreMax = 100;
