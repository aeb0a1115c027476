import { join } from "node:path";
import { InputError } from "../domain/errors.js";
import type { RunData } from "../report/run-data.js";
import { readRun } from "../report/stored/read-run.js";
import { readTextFile } from "../traces/read.js";

/** What one result file may hold; strings of Node end near it. */
const largestBytes = 500_000_000;

/** The text of a result file; null: there is none. */
function readResultText(folder: string, name: string): string | null {
  const file = readTextFile(join(folder, name), largestBytes);
  if (file.kind === "text") return file.text;
  if (file.problem.endsWith("no such file")) return null;
  throw new InputError(folder, name, file.problem);
}

/** The run that a folder holds. @throws InputError when it holds none */
export const readResults = (folder: string): RunData => readRun(folder, (name) => readResultText(folder, name));
