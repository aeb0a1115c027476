import { InputError } from "../domain/errors.js";
import type { JobRecord } from "../domain/record.js";
import { summarize } from "../metrics/summary.js";
import { simulate } from "../run/simulate.js";
import { type RowExtras, rowText } from "./row.js";
import { openSource, type SweepSource } from "./source.js";
import type { Task, TaskOutcome, TaskPart } from "./task.js";

/** All that a worker is told once. Plain data. */
export interface WorkerSetup extends RowExtras {
  readonly source: SweepSource;
}

/** Parses the scenario at the first task and keeps it; each cell is resolved once per task. Never throws. */
export function createTaskRunner(setup: WorkerSetup, nowMs: () => number): (task: Task) => TaskOutcome {
  let resolve: ReturnType<typeof openSource> | null = null;
  return (task) => {
    const startMs = nowMs();
    try {
      resolve ??= openSource(setup.source);
      const open = resolve;
      const rows = task.parts.map((part) => runPart(part, open, setup));
      const runs = rows.reduce((sum, part) => sum + part.length, 0);
      return { kind: "rows", rows: rows.flat().join(""), runs, elapsedMs: nowMs() - startMs };
    } catch (error) {
      if (error instanceof InputError) return { kind: "failed", message: error.message, isInput: true };
      return { kind: "failed", message: error instanceof Error ? error.message : String(error), isInput: false };
    }
  };
}

function runPart(part: TaskPart, resolve: ReturnType<typeof openSource>, { jobIds, hasServices }: RowExtras): string[] {
  const scenario = resolve(part.overrides);
  return part.seeds.map((seed) => {
    try {
      const result = simulate(scenario, { seed, recordTimeline: false });
      const jobs = jobIds.length === 0 ? [] : pickJobs(result.records, jobIds, scenario.name);
      return rowText(part.hashOfCell, part.cell, seed, summarize(result), jobs, hasServices);
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new Error(`cell ${part.cell}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

function pickJobs(records: readonly JobRecord[], jobIds: readonly string[], scenario: string): readonly JobRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  if (byId.size !== jobIds.length || jobIds.some((id) => !byId.has(id))) {
    throw new InputError(scenario, "", "--jobs needs the same jobs in every cell, since each is a column of its own");
  }
  return jobIds.map((id) => byId.get(id)!);
}
