/** FlowCon's lists: new (young, growing), watching (near convergence), completing (converging, growing slowly). */
export type GrowthList = "NL" | "WL" | "CL";

/** What FlowCon knew and decided about one container when it ran once. */
export interface GrowthRow {
  readonly timeSec: number;
  readonly node: string;
  readonly job: string;
  /** After this run. */
  readonly list: GrowthList;
  /** E: the evaluation function (the loss) as the variant reads it; null: none reported yet. */
  readonly evaluation: number | null;
  /** P: progress, Eq. 4.1 under the normalisation in force; null: no interval behind it yet. */
  readonly progress: number | null;
  /** R: mean use of the resource over the interval, as a fraction of the node; null: no interval behind it yet. */
  readonly usage: number | null;
  /** G = P / R; Infinity for a container that just arrived. */
  readonly growth: number;
  /** Computed limit, as a fraction of the node; it is in force unless the container engine ignores it. */
  readonly limit: number;
}

/** The columns of `growth.csv`. */
export const growthColumns: readonly (keyof GrowthRow)[] = [
  "timeSec",
  "node",
  "job",
  "list",
  "evaluation",
  "progress",
  "usage",
  "growth",
  "limit",
];
