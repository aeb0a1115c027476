import { RunError } from "../../domain/errors.js";
import { BatchSize } from "../batch-size.js";
import { type Engine, type EngineInput, taskError } from "../engine.js";
import type { WorkerSetup } from "../run-task.js";
import { createPool, type Pool } from "./pool.js";

/** Tasks under way per thread: one that runs and one that waits, so that no thread ever does. */
const TASKS_PER_THREAD = 2;
/** A task that is nearly done may still deliver after Ctrl-C. */
const GRACE_MS = 500;

/** Runs a sweep on worker threads of this process. */
export function createLocalEngine(setup: WorkerSetup, threads: number): Engine {
  const pool = createPool(setup, threads);
  return {
    run: (input) => runOn(pool, threads, input),
    close: () => pool.close(),
  };
}

async function runOn(pool: Pool, threads: number, input: EngineInput): Promise<void> {
  const size = new BatchSize();
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    while (!input.signal.aborted && failures.length === 0) {
      const task = input.feed.next(size.runs);
      if (task === null) return;
      const outcome = await pool.run(task);
      if (outcome.kind === "failed") throw taskError(outcome);
      size.learn(outcome.runs, outcome.elapsedMs);
      await input.deliver(outcome.rows);
    }
  };
  const lanes = Array.from({ length: threads * TASKS_PER_THREAD }, () =>
    lane().catch((error: unknown) => void failures.push(error)),
  );
  await Promise.race([Promise.all(lanes), graceAfter(input.signal)]);
  if (failures.length > 0) throw explained(failures[0]);
}

/** Resolves a moment after the signal; never when there is none. */
function graceAfter(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wait = (): void => void setTimeout(resolve, GRACE_MS);
    if (signal.aborted) wait();
    else signal.addEventListener("abort", wait, { once: true });
  });
}

/** A thread that dies takes its error's class with it. */
function explained(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new RunError("a worker ran out of memory: use fewer --threads, or node --max-old-space-size")
    : error;
}
