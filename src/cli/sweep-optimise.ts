import { join } from "node:path";
import { createStreams } from "../random/streams.js";
import { sweepText } from "../report/sweep/sweep-text.js";
import type { Engine } from "../sweep/engine.js";
import { candidates, type Round, successiveHalving } from "../sweep/optimise/halving.js";
import { plannedCell } from "../sweep/plan/plan.js";
import type { PreparedSweep } from "../sweep/prepare.js";
import { readRows } from "../sweep/store/read-rows.js";
import { runMissing, type SweepFolder } from "../sweep/store/run-sweep.js";
import { RUNS_FILE, readSweepFile } from "../sweep/store/sweep-file.js";
import { type Goal, usualGoal } from "../sweep/summary/best-cell.js";
import { estimate } from "../sweep/summary/cell-summary.js";
import { RunsCollector, type RunsTable } from "../sweep/summary/runs-table.js";
import { sweepReport } from "./sweep-report-data.js";

export interface Search {
  readonly metric: string;
  /** null: the usual one of the metric. */
  readonly goal: Goal | null;
  /** Most runs in all. */
  readonly budget: number;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly onRows: (newRows: number) => void;
}

/**
 * Searches the best cell with at most `budget` runs, all of which are rows of the table: a search that was stopped goes on
 * where it was. Returns what to tell, or null when it was interrupted.
 */
export async function optimise(
  sweep: PreparedSweep,
  search: Search,
  folder: string,
  { log }: SweepFolder,
  engine: Engine,
  watch: Watch,
): Promise<string | null> {
  const { plan } = sweep;
  const goal = search.goal ?? usualGoal(search.metric);
  const rng = createStreams(1).get("sweep/optimise");
  const start = candidates(plan.cells.count, search.budget, rng);
  const rounds = successiveHalving(start, search.budget, plan.seeds.length, goal);
  const told: string[] = [];
  let step = rounds.next([]);
  while (!step.done) {
    const round = step.value;
    told.push(`${round.cells.length} cells with ${round.seeds} seeds`);
    const seeds = plan.seeds.slice(0, round.seeds);
    const demands = round.cells.map((cellIndex) => ({ cellIndex, seeds }));
    await runMissing(sweep, demands, log, engine, watch);
    if (watch.signal.aborted) return null;
    step = rounds.next(await scores(sweep, round, folder, search.metric));
  }
  const description = await readSweepFile(folder);
  const table = await readCells(sweep, step.value, folder, plan.seeds.length);
  const report = description && sweepReport(table, description, { metric: search.metric, goal, baseline: null });
  const ignored = plan.cells.count - start.length;
  const sample = ignored === 0 ? "" : ` (a random ${start.length} of ${plan.cells.count}: the budget allows no more)`;
  const text = report === null ? `no run has ${search.metric}\n` : sweepText({ ...report, runsPlanned: report.runs });
  return `successive halving${sample}: ${told.join(", then ")}\n\nfinalists:\n${text}`;
}

async function scores(sweep: PreparedSweep, round: Round, folder: string, metric: string): Promise<readonly number[]> {
  const byCell = new Map<string, number[]>();
  const column = sweep.columns.indexOf(metric);
  const seeds = new Set(sweep.plan.seeds.slice(0, round.seeds));
  for await (const row of readRows(join(folder, RUNS_FILE), sweep.columns.length)) {
    const [hashOfCell = "", seed] = row[0]!.split("-");
    if (!seeds.has(Number(seed))) continue;
    const values = byCell.get(hashOfCell) ?? [];
    values.push(row[column] === "" ? Number.NaN : Number(row[column]));
    byCell.set(hashOfCell, values);
  }
  return round.cells.map((cell) => {
    const values = byCell.get(plannedCell(sweep.plan, cell).hashOfCell) ?? [];
    // Sorted, so that the sum does not depend on the order in which runs ended.
    return estimate(values.toSorted((left, right) => left - right))?.mean ?? Number.NaN;
  });
}

async function readCells(
  sweep: PreparedSweep,
  cells: readonly number[],
  folder: string,
  mostSeeds: number,
): Promise<RunsTable> {
  const hashes = new Set(cells.map((cell) => plannedCell(sweep.plan, cell).hashOfCell));
  const seeds = new Set(sweep.plan.seeds.slice(0, mostSeeds));
  const collector = new RunsCollector(sweep.columns, sweep.plan.cells.paths);
  for await (const row of readRows(join(folder, RUNS_FILE), sweep.columns.length)) {
    const [hashOfCell = "", seed] = row[0]!.split("-");
    if (hashes.has(hashOfCell) && seeds.has(Number(seed))) collector.add(row);
  }
  return collector.finish(sweep.plan.cells.paths, sweep.schedulers);
}
