import { type Estimate, estimate } from "./cell-summary.js";
import { pairValues } from "./differences.js";
import type { CellRuns, RunsTable } from "./runs-table.js";

export type Goal = "min" | "max";

/** The cell with the best mean, and how far the next one is behind it. */
export interface BestCell {
  readonly cell: CellRuns;
  readonly estimate: Estimate;
  /** null: there is only one cell. */
  readonly runnerUp: {
    readonly cell: CellRuns;
    /** Runner-up less best, by seed. An interval that holds 0: the two cannot be told apart. */
    readonly difference: Estimate | null;
  } | null;
  /** Cells that cannot be told apart from the best, itself included: the interval of their difference holds 0. */
  readonly tiedCells: number;
}

/** Use of CPUs is better when it is more, everything else when it is less. */
export const usualGoal = (metric: string): Goal => (metric === "cpuUtilisation" ? "max" : "min");

/** null: no cell has the metric. */
export function bestCell(table: Pick<RunsTable, "cells">, metric: string, goal: Goal): BestCell | null {
  const sign = goal === "min" ? 1 : -1;
  const ranked = table.cells
    .flatMap((cell) => {
      const own = estimate(cell.metrics[metric] ?? []);
      return own === null ? [] : [{ cell, own }];
    })
    .toSorted((left, right) => sign * (left.own.mean - right.own.mean));
  const [best, next] = ranked;
  if (best === undefined) return null;
  const behind = ranked.slice(1).map(({ cell }) => estimate(pairValues(cell, best.cell, metric).differences));
  return {
    cell: best.cell,
    estimate: best.own,
    runnerUp: next === undefined ? null : { cell: next.cell, difference: behind[0] ?? null },
    tiedCells: 1 + behind.filter((difference) => !isBehind(difference, sign)).length,
  };
}

function isBehind(difference: Estimate | null, sign: number): boolean {
  if (difference === null || difference.low === null || difference.high === null) return false;
  return sign > 0 ? difference.low > 0 : difference.high < 0;
}
