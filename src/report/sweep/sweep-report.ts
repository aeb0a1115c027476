/** A mean with the bounds of its 95 % confidence interval; null: too few values for bounds. */
export interface ReportedMean {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** One cell of a sweep as a report shows it. */
export interface ReportedCell {
  readonly scheduler: string;
  /** One per parameter; null: this scheduler has no such parameter. */
  readonly values: readonly (string | number | null)[];
  readonly runs: number;
  readonly estimate: ReportedMean;
}

export interface ReportedDifference {
  readonly scheduler: string;
  readonly values: ReportedCell["values"];
  readonly seeds: number;
  readonly difference: ReportedMean;
  readonly percent: ReportedMean | null;
}

/** What came out of a sweep, about one metric. Plain data: the report knows nothing of how sweeps run. */
export interface SweepFindings {
  readonly scenario: string;
  /** The column's name, such as meanCompletionSec. */
  readonly metric: string;
  readonly goal: "min" | "max";
  readonly parameters: readonly string[];
  readonly schedulers: readonly string[];
  readonly cells: readonly ReportedCell[];
  readonly runs: number;
  /** Runs of the whole sweep; more than `runs` while it is not complete. */
  readonly runsPlanned: number;
  /** Index of the best cell. */
  readonly best: number;
  /** Runner-up less best, by seed; null: there is no other cell, or no seed in common. */
  readonly runnerUp: { readonly cell: number; readonly difference: ReportedMean } | null;
  /** Cells that cannot be told apart from the best, itself included. */
  readonly tiedCells: number;
  /** null: there is one scheduler only. */
  readonly baseline: string | null;
  readonly differences: readonly ReportedDifference[];
}

/** Findings with what a page says about where they are from. */
export interface SweepReport extends SweepFindings {
  readonly facts: readonly (readonly [term: string, value: string])[];
  readonly descentVersion: string;
}
