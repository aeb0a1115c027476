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
