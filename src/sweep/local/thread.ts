import { workerData } from "node:worker_threads";
import { createTaskRunner, type WorkerSetup } from "../run-task.js";
import type { Task, TaskOutcome } from "../task.js";

/** What runs in each worker thread: one task at a time, the scenario parsed once per thread. tinypool puts its own data first. */
const [, setup] = workerData as readonly [unknown, WorkerSetup];

const runTask = createTaskRunner(setup, () => performance.now());

export default (task: Task): TaskOutcome => runTask(task);
