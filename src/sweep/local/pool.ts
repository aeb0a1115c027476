import Tinypool from "tinypool";
import type { WorkerSetup } from "../run-task.js";
import type { Task, TaskOutcome } from "../task.js";

/** Worker threads that run tasks of one sweep. */
export interface Pool {
  run(task: Task): Promise<TaskOutcome>;
  /** Stops the threads at once, whatever they do. */
  close(): Promise<void>;
}

/** Threads start with the first task and, in a process that also does other things, end when there is none for a while. */
export function createPool(setup: WorkerSetup, threads: number, idleMs = 0): Pool {
  const pool = new Tinypool({
    filename: new URL("./thread.js", import.meta.url).href,
    minThreads: idleMs === 0 ? threads : 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    isolateWorkers: false,
    workerData: setup,
  });
  return {
    run: (task) => pool.run(task) as Promise<TaskOutcome>,
    close: () => pool.destroy(),
  };
}
