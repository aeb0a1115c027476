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

/** A new folder with the given files. */
export async function folderWith(
  files: Readonly<Record<string, string>>,
  parent: string = tmpdir(),
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(parent, "descent-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Makes a folder with the given files, and removes it when `use` is through. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const { folder, remove } = await folderWith(files);
  try {
    return await use(folder);
  } finally {
    await remove();
  }
}
