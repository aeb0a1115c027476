/** A node that goes away at a known time. */
export interface ScheduledFailure {
  /** Id of the node. */
  readonly node: string;
  readonly atSec: number;
  /** null: it never comes back. */
  readonly forSec: number | null;
}

/** When nodes go away: a list, or each node on its own at exponential times. */
export type FailureSpec =
  | { readonly kind: "scheduled"; readonly failures: readonly ScheduledFailure[] }
  | {
      readonly kind: "random";
      /** Mean time between a node's coming up and its next failure. */
      readonly meanUpSec: number;
      readonly meanDownSec: number;
      /** No node fails after it; null: they fail as long as the run lasts. */
      readonly untilSec: number | null;
    };
