/** Begins the name of a term that a scheduler extender gave; the other terms are the scheduler's own. */
export const extenderPrefix = "extender/";

/** How often a scheduler extender got its way in a run. Decisions in which it told no two nodes apart count nowhere. */
export interface ExtenderTally {
  /** It refused some nodes, or preferred some, and the job went where it wanted it. */
  readonly followed: number;
  /** It preferred some nodes, and the scheduler's own scores took the job to another. */
  readonly outvoted: number;
  /** It gave no usable answer, and the decision was made without it. */
  readonly failed: number;
}

/** One term of a node's score. */
export interface ScoreTerm {
  readonly scorer: string;
  /** 0 to 100 in the Kubernetes pipeline; a policy of its own kind says what its numbers mean. */
  readonly score: number;
  readonly weight: number;
}

/** What a scheduler thought of one node. */
export type NodeVerdict =
  | { readonly kind: "refused"; readonly node: string; readonly by: string; readonly reason: string }
  | { readonly kind: "scored"; readonly node: string; readonly total: number; readonly terms: readonly ScoreTerm[] };

/** Why a job goes where it goes: a verdict on each node that was looked at, in the cluster's order. */
export interface Explanation {
  readonly verdicts: readonly NodeVerdict[];
}

/** One decision about one job, as a result keeps it. */
export interface DecisionRecord {
  readonly timeSec: number;
  readonly job: string;
  readonly action: "place" | "wait" | "migrate";
  /** The node chosen; null: it waits. */
  readonly node: string | null;
  /** Why it waits, or why the cluster refused the action; null: it was done. */
  readonly reason: string | null;
  /** Empty when the scheduler does not explain itself. */
  readonly verdicts: readonly NodeVerdict[];
}
