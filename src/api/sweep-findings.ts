import type { ReportedCell, SweepFindings } from "../report/sweep/sweep-report.js";
import { bestCell, type Goal, usualGoal } from "../sweep/summary/best-cell.js";
import { estimate } from "../sweep/summary/cell-summary.js";
import { pairedDifferences } from "../sweep/summary/differences.js";
import type { CellRuns, RunsTable } from "../sweep/summary/runs-table.js";

/** What to look for in the table of a sweep. */
export interface SweepQuestion {
  /** Name of a column, such as `meanCompletionSec`. */
  readonly metric: string;
  /** What is better; absent: less, of `cpuUtilisation` more. */
  readonly goal?: Goal;
  /** Scheduler that the others are compared to, seed by seed; null: none. */
  readonly baseline: string | null;
}

/**
 * Means with 95 % confidence intervals, the best cell and paired differences. null: no run has the metric.
 * @param sweep name of the scenario, and the runs of the whole sweep, of which the table may hold only some
 */
export function sweepFindings(
  table: RunsTable,
  sweep: { readonly scenario: string; readonly runs: number },
  { metric, goal = usualGoal(metric), baseline }: SweepQuestion,
): SweepFindings | null {
  const shown = table.cells.flatMap((cell): { readonly runs: CellRuns; readonly cell: ReportedCell }[] => {
    const own = estimate(cell.metrics[metric] ?? []);
    return own === null ? [] : [{ runs: cell, cell: { ...pick(cell), runs: cell.seeds.length, estimate: own } }];
  });
  const best = bestCell(table, metric, goal);
  if (best === null) return null;
  const indexOf = (cell: CellRuns): number => shown.findIndex(({ runs }) => runs === cell);
  const { runnerUp } = best;
  return {
    scenario: sweep.scenario,
    metric,
    goal,
    parameters: table.parameters,
    schedulers: [...new Set(shown.map(({ cell }) => cell.scheduler))],
    cells: shown.map(({ cell }) => cell),
    runs: table.cells.reduce((sum, cell) => sum + cell.seeds.length, 0),
    runsPlanned: sweep.runs,
    best: indexOf(best.cell),
    runnerUp:
      runnerUp === null || runnerUp.difference === null
        ? null
        : { cell: indexOf(runnerUp.cell), difference: runnerUp.difference },
    tiedCells: best.tiedCells,
    baseline,
    differences:
      baseline === null
        ? []
        : pairedDifferences(table, metric, baseline).map((row) => ({
            ...pick(row),
            seeds: row.difference.count,
            difference: row.difference,
            percent: row.percent,
          })),
  };
}

const pick = ({
  scheduler,
  values,
}: Pick<CellRuns, "scheduler" | "values">): Pick<CellRuns, "scheduler" | "values"> => ({
  scheduler,
  values,
});
