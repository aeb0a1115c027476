import { InputError, RunError } from "../domain/errors.js";

/** What a failed command leaves behind: the exit code (1 failed run, 2 bad input) and the text for stderr. */
export interface Failure {
  readonly exitCode: 1 | 2;
  readonly text: string;
}

/** Bad input and failed runs are one clear line; anything else is a bug and shows where it happened. */
export function toFailure(error: unknown): Failure {
  if (error instanceof InputError) return { exitCode: 2, text: `descent: ${error.message}` };
  if (error instanceof RunError) return { exitCode: 1, text: `descent: ${error.message}` };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: 1, text: `descent: this is a bug in Descent, please report it: ${detail}` };
}
