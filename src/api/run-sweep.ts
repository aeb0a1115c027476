import { parseDocument } from "../scenario/parse.js";
import { taskError } from "../sweep/engine.js";
import { toAxis } from "../sweep/plan/axis.js";
import { plannedCell } from "../sweep/plan/plan.js";
import { parseSeeds } from "../sweep/plan/seeds.js";
import { prepareSweep } from "../sweep/prepare.js";
import { createTaskRunner } from "../sweep/run-task.js";
import { RunsCollector, type RunsTable } from "../sweep/summary/runs-table.js";
import { readCsvRows } from "../traces/csv-rows.js";

/** What is varied, in the words of a sweep file. */
export interface SweepInput {
  /** Values by path, such as `{ "scheduler.alpha": [0.01, 0.05] }`; `["20:60:10"]` is 20, 30 ... 60. */
  readonly params?: Readonly<Record<string, readonly unknown[]>>;
  /** Names, with parameters if need be: `flowcon:alpha=0.05`; absent: the scenario's own. */
  readonly schedulers?: readonly string[];
  /** `1..100` or a list; absent: the scenario's own. */
  readonly seeds?: string | readonly number[];
}

/**
 * Runs a sweep here and now, on this thread, and keeps its table in memory: for up to some thousand runs. `descent sweep`
 * takes more, uses all cores and can be continued. Rows are those that it would write. Throws InputError.
 * @param text a scenario that reads no trace
 * @param file its name in errors
 */
export function runSweep(text: string, file: string, input: SweepInput): RunsTable {
  const { params = {}, schedulers = [], seeds } = input;
  const { resolve } = parseDocument(text, file);
  const { plan, setup, columns, ...sweep } = prepareSweep(
    { resolve, source: () => ({ file, text, traces: {}, overrides: [], plugins: [] }), own: [] },
    {
      axes: Object.entries(params).map(([path, values]) => toAxis("params", path, values)),
      schedulers,
      seeds: seeds === undefined ? null : parseSeeds("seeds", seeds),
      sampling: null,
      jobs: false,
    },
    // Keys are for rows that are kept and looked for again.
    { descentVersion: "", hash: () => "" },
  );
  const run = createTaskRunner(setup, [], () => 0);
  const collector = new RunsCollector(columns, plan.cells.paths);
  for (let index = 0; index < plan.cells.count; index++) {
    const outcome = run({ id: String(index), parts: [{ ...plannedCell(plan, index), seeds: plan.seeds }] });
    if (outcome.kind === "failed") throw taskError(outcome);
    const rows = readCsvRows(outcome.rows, file);
    for (let row = 0; row < rows.count; row++) collector.add(rows.cells(row));
  }
  return collector.finish(plan.cells.paths, sweep.schedulers);
}
