import type { Task, TaskOutcome } from "../task.js";

/** A task on its way to a worker. */
export interface TaskMessage {
  /** The sweep, and the folder that its rows go to. */
  readonly session: string;
  readonly task: Task;
}

/** What a worker sends back. */
export interface ResultMessage {
  readonly taskId: string;
  readonly outcome: TaskOutcome;
}

/**
 * Names in Redis. All carry the version: a worker never sees tasks of another one, whose rows might differ. Tasks of all
 * sweeps share one queue, so that a worker serves whoever has work; results have one queue per session.
 */
export const queueNames = (descentVersion: string): QueueNames => ({
  prefix: `descent-${descentVersion}`,
  tasks: "tasks",
  results: (session) => `results-${session}`,
  setup: (session) => `descent-${descentVersion}:setup:${session}`,
});

export interface QueueNames {
  readonly prefix: string;
  readonly tasks: string;
  results(session: string): string;
  /** Key under which the scenario of a session lies while its sweep runs. */
  setup(session: string): string;
}
