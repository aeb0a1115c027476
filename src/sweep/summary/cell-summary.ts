import { meanInterval } from "../../metrics/intervals.js";
import type { CellRuns, RunsTable } from "./runs-table.js";

/** A mean over seeds with the bounds of its 95 % confidence interval; null bounds: there is one value only. */
export interface Estimate {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Values that it is the mean of. */
  readonly count: number;
}

/** One cell in numbers. */
export interface CellSummary {
  readonly scheduler: string;
  readonly values: CellRuns["values"];
  readonly runs: number;
  /** By metric; null: no run of the cell has it. */
  readonly metrics: Readonly<Record<string, Estimate | null>>;
}

/** null for no values. Values that are not numbers (a job that never finished) are left out. */
export function estimate(values: readonly number[]): Estimate | null {
  const numbers = values.filter((value) => !Number.isNaN(value));
  const [only] = numbers;
  if (only === undefined) return null;
  if (numbers.length === 1) return { mean: only, low: null, high: null, count: 1 };
  const interval = meanInterval(numbers);
  return { mean: interval.estimate, low: interval.low, high: interval.high, count: numbers.length };
}

export const summarizeCells = (table: RunsTable): readonly CellSummary[] =>
  table.cells.map((cell) => ({
    scheduler: cell.scheduler,
    values: cell.values,
    runs: cell.seeds.length,
    metrics: Object.fromEntries(table.metrics.map((name) => [name, estimate(cell.metrics[name] ?? [])])),
  }));
