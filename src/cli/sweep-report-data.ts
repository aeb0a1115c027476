import type { ReportedCell, SweepReport } from "../report/sweep/sweep-report.js";
import type { SweepDescription } from "../sweep/store/sweep-file.js";
import { bestCell, type Goal } from "../sweep/summary/best-cell.js";
import { estimate } from "../sweep/summary/cell-summary.js";
import { pairedDifferences } from "../sweep/summary/differences.js";
import type { CellRuns, RunsTable } from "../sweep/summary/runs-table.js";
import { descentVersion } from "./version.js";

/** What a report of a sweep shows, from its table. null: no run has the metric. */
export function sweepReport(
  table: RunsTable,
  description: SweepDescription,
  choice: { readonly metric: string; readonly goal: Goal; readonly baseline: string | null },
): SweepReport | null {
  const { metric, goal, baseline } = choice;
  const shown = table.cells.flatMap((cell): { readonly runs: CellRuns; readonly cell: ReportedCell }[] => {
    const own = estimate(cell.metrics[metric] ?? []);
    return own === null ? [] : [{ runs: cell, cell: { ...pick(cell), runs: cell.seeds.length, estimate: own } }];
  });
  const best = bestCell(table, metric, goal);
  if (best === null) return null;
  const indexOf = (cell: CellRuns): number => shown.findIndex(({ runs }) => runs === cell);
  const { runnerUp } = best;
  return {
    scenario: description.scenario,
    metric,
    goal,
    parameters: table.parameters,
    schedulers: [...new Set(shown.map(({ cell }) => cell.scheduler))],
    cells: shown.map(({ cell }) => cell),
    runs: table.cells.reduce((sum, cell) => sum + cell.seeds.length, 0),
    runsPlanned: description.runs,
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
    facts: [
      ["Command", description.command],
      ["Descent version", description.descentVersion],
      ["Identity of scenario and version", description.identity],
      ["Seeds per cell", String(description.seeds)],
    ],
    descentVersion,
  };
}

const pick = ({
  scheduler,
  values,
}: Pick<CellRuns, "scheduler" | "values">): Pick<CellRuns, "scheduler" | "values"> => ({
  scheduler,
  values,
});
