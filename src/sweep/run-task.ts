import { InputError, RunError } from "../domain/errors.js";
import type { JobRecord } from "../domain/record.js";
import { summarize } from "../metrics/summary.js";
import { simulate } from "../run/simulate.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { type RowExtras, rowText } from "./row.js";
import { openSource, type SweepSource } from "./source.js";
import type { Task, TaskOutcome, TaskPart } from "./task.js";

/** All that a worker is told once. Plain data. */
export interface WorkerSetup extends RowExtras {
  readonly source: SweepSource;
}

/**
 * Parses the scenario at the first task and keeps it; each cell is resolved once per task. Never throws.
 * @param own the schedulers of the setup's modules
 */
export function createTaskRunner(
  setup: WorkerSetup,
  own: readonly SchedulerPlugin[],
  nowMs: () => number,
): (task: Task) => TaskOutcome {
  let resolve: ReturnType<typeof openSource> | null = null;
  return (task) => {
    const startMs = nowMs();
    try {
      resolve ??= openSource(setup.source, own);
      const open = resolve;
      const rows = task.parts.map((part) => runPart(part, open, setup));
      const runs = rows.reduce((sum, part) => sum + part.length, 0);
      return { kind: "rows", rows: rows.flat().join(""), runs, elapsedMs: nowMs() - startMs };
    } catch (error) {
      return failedTask(error);
    }
  };
}

/** What a task comes to that could not be run. */
export function failedTask(error: unknown): TaskOutcome {
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof InputError ? "input" : error instanceof RunError ? "run" : "bug";
  return { kind: "failed", message, cause };
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
      const text = `cell ${part.cell}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`;
      throw error instanceof RunError ? new RunError(text) : new Error(text);
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
