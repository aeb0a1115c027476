import { workerData } from "node:worker_threads";
import { reloadPlugins } from "../../scenario/load-plugins.js";
import { createTaskRunner, failedTask, type WorkerSetup } from "../run-task.js";
import type { Task, TaskOutcome } from "../task.js";

/**
 * What runs in each worker thread: one task at a time, the scenario parsed and the modules loaded once per thread. tinypool
 * puts its own data first.
 */
const [, setup] = workerData as readonly [unknown, WorkerSetup];

let runTask: ReturnType<typeof createTaskRunner> | null = null;

export default async (task: Task): Promise<TaskOutcome> => {
  try {
    runTask ??= createTaskRunner(setup, await reloadPlugins(setup.source.plugins), () => performance.now());
  } catch (error) {
    return failedTask(error);
  }
  return runTask(task);
};
