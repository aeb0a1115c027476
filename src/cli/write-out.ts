import { writeFile } from "node:fs/promises";
import { InputError, RunError } from "../domain/errors.js";

/** Writes one file that `--out` names. @throws InputError when it cannot be, RunError when the disk is full */
export async function writeOut(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    if (code === "ENOSPC") throw new RunError(`${path}: the disk is full`);
    throw new InputError("--out", path, `cannot be written (${code})`);
  }
}
