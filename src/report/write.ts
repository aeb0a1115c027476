import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InputError, RunError } from "../domain/errors.js";
import { type ResultFile, resultFileNames } from "./result-file.js";

export interface WriteOutcome {
  /** unchanged: the directory already held these very bytes and was not touched. */
  readonly kind: "written" | "replaced" | "unchanged";
  readonly paths: readonly string[];
}

/**
 * Writes a directory of result files whole or not at all: a reader never meets half of it. A directory that holds other
 * results is replaced only with `overwrite`, and one that holds anything that is not a result file never is.
 *
 * @throws InputError when the directory cannot be used, RunError when the disk fails
 */
export async function writeResults(
  directory: string,
  files: readonly ResultFile[],
  options: { readonly overwrite: boolean },
): Promise<WriteOutcome> {
  try {
    const target = await resolveTarget(directory);
    const paths = files.map((file) => join(directory, file.name));
    const present = await namesIn(target);
    if (present === null || present.length === 0) {
      await replaceDirectory(target, files);
      return { kind: "written", paths };
    }
    if (await holdsExactly(target, present, files)) return { kind: "unchanged", paths };
    refuseUnlessReplaceable(directory, present, files, options.overwrite);
    await replaceDirectory(target, files);
    return { kind: "replaced", paths };
  } catch (error) {
    throw explained(directory, error);
  }
}

/** A link is followed, so that what it points to is replaced and not the link. */
async function resolveTarget(directory: string): Promise<string> {
  const path = resolve(directory);
  return (await isPresent(path)) ? realpath(path) : path;
}

/** null: there is no such directory. */
async function namesIn(directory: string): Promise<readonly string[] | null> {
  return (await isPresent(directory)) ? (await readdir(directory)).toSorted() : null;
}

async function isPresent(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

async function holdsExactly(
  directory: string,
  present: readonly string[],
  files: readonly ResultFile[],
): Promise<boolean> {
  const names = files.map((file) => file.name).toSorted();
  if (names.length !== present.length || names.some((name, index) => name !== present[index])) return false;
  for (const file of files) {
    const bytes = await readFile(join(directory, file.name));
    if (!bytes.equals(Buffer.from(file.content))) return false;
  }
  return true;
}

function refuseUnlessReplaceable(
  directory: string,
  present: readonly string[],
  files: readonly ResultFile[],
  overwrite: boolean,
): void {
  const known = new Set<string>([...resultFileNames, ...files.map((file) => file.name)]);
  const foreign = present.filter((name) => !known.has(name));
  if (foreign.length > 0) {
    const shown = foreign.slice(0, 3).join(", ") + (foreign.length > 3 ? ", ..." : "");
    throw new InputError(directory, "", `holds files that are not results (${shown}); give another directory`);
  }
  if (!overwrite) {
    throw new InputError(
      directory,
      "",
      "already holds other results; give --overwrite to replace them, or another --out",
    );
  }
}

/** Writes beside the target, then moves into place; on failure the target is as it was before. */
async function replaceDirectory(target: string, files: readonly ResultFile[]): Promise<void> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const partial = await freshDirectory(parent, `.${basename(target)}.partial`);
  try {
    for (const file of files) await writeDurably(join(partial, file.name), file.content);
    await syncDirectory(partial);
    await moveIntoPlace(partial, target);
    await syncDirectory(parent);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function moveIntoPlace(partial: string, target: string): Promise<void> {
  if (!(await isPresent(target))) return rename(partial, target);
  const retired = await freshDirectory(dirname(target), `.${basename(target)}.retired`);
  await rename(target, join(retired, "results"));
  try {
    await rename(partial, target);
  } catch (error) {
    await rename(join(retired, "results"), target);
    await rm(retired, { recursive: true, force: true });
    throw error;
  }
  await rm(retired, { recursive: true, force: true });
}

/** Made by name and not by mkdtemp, whose directories only their owner may read. */
async function freshDirectory(parent: string, name: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const path = join(parent, `${name}-${process.pid}-${attempt}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the names survive a power failure too; where directories cannot be opened (Windows) there is nothing to do. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

const userErrors = new Map([
  ["ENOTDIR", "is not a directory"],
  ["EEXIST", "is not a directory"],
  ["ENOENT", "is a link to nothing"],
  ["ELOOP", "is a link to itself"],
  ["EACCES", "cannot be written: permission denied"],
  ["EPERM", "cannot be written: not permitted"],
  ["EROFS", "cannot be written: the file system is read-only"],
  ["EBUSY", "cannot be replaced: it is in use"],
  ["ENAMETOOLONG", "has a name that is too long"],
]);

function explained(directory: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === null || error instanceof InputError) return error;
  const problem = userErrors.get(code);
  if (problem !== undefined) return new InputError(directory, "", problem);
  return new RunError(`${directory}: results could not be written (${code})`);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
