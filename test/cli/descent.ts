import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What a user would have seen. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const main = resolve("dist/cli/main.js");

/** Runs the built command in a folder (the repository unless given), as a user would. */
export const descent = (args: readonly string[], folder = "."): Promise<Outcome> =>
  new Promise((done, fail) => {
    execFile(process.execPath, [main, ...args], { cwd: folder, timeout: 50_000 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === "number") done({ exitCode, stdout, stderr });
      else fail(error);
    });
  });

/** Makes a folder with the given files, and removes it when `use` is through. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "descent-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
