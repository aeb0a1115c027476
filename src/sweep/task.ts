import type { Override } from "../scenario/overrides.js";

/** Some seeds of one cell. */
export interface TaskPart {
  readonly hashOfCell: string;
  readonly overrides: readonly Override[];
  /** What the rows of the cell have in common, see `cellText`. */
  readonly cell: string;
  readonly seeds: readonly number[];
}

/** What a worker is given at once: enough runs to make the way to it and back cheap. Plain data. */
export interface Task {
  /** Unique in its sweep. */
  readonly id: string;
  readonly parts: readonly TaskPart[];
}

/** What a worker gives back. A failure is a value, because errors lose their class between threads and machines. */
export type TaskOutcome =
  | { readonly kind: "rows"; readonly rows: string; readonly runs: number; readonly elapsedMs: number }
  /** `cause`: the user's input, a run that could not reach its end, or Descent itself. */
  | { readonly kind: "failed"; readonly message: string; readonly cause: "input" | "run" | "bug" };
