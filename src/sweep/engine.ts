import { InputError, RunError } from "../domain/errors.js";
import type { TaskFeed } from "./plan/feed.js";
import type { TaskOutcome } from "./task.js";

/** What an engine is given: where work comes from, where rows go, and when to stop. */
export interface EngineInput {
  readonly feed: TaskFeed;
  /** Takes the rows of a task; resolves when there is room for more. An engine waits for it: that is the back-pressure. */
  readonly deliver: (rows: string) => Promise<void>;
  /** Aborted: stop soon; what was delivered is safe. */
  readonly signal: AbortSignal;
}

/** Runs all that a feed gives, somewhere. */
export interface Engine {
  /** Rejects at the first failure, after delivering what was still under way. */
  run(input: EngineInput): Promise<void>;
  close(): Promise<void>;
}

/** A failure that came back as a value, as an error again: one line for the command line. */
export const taskError = ({ cause, message }: Extract<TaskOutcome, { readonly kind: "failed" }>): Error =>
  cause === "input"
    ? new InputError("", "", message)
    : new RunError(cause === "run" ? message : `${message} (a bug in Descent, please report it)`);
