import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError } from "../domain/errors.js";
import { refuseTaken } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { readTextFile } from "../traces/read.js";
import { ownSchedulers } from "./own-schedulers.js";

/** A module with schedulers of one's own, as data. */
export interface PluginFile {
  readonly file: string;
  /** Of the file, in hexadecimal; not of what it imports. */
  readonly sha256: string;
}

export interface LoadedPlugin extends PluginFile {
  readonly schedulers: readonly SchedulerPlugin[];
}

const LARGEST_BYTES = 16 * 1024 * 1024;

/** Loads modules, in the order in which they are given. They run with all rights of this process. Throws InputError. */
export async function loadPlugins(files: readonly string[]): Promise<readonly LoadedPlugin[]> {
  const loaded: LoadedPlugin[] = [];
  for (const file of files) {
    loaded.push(await loadPlugin(file));
    refuseTaken(loaded.flatMap(({ schedulers }) => schedulers));
  }
  return loaded;
}

/** The schedulers of modules that were loaded elsewhere before. Throws InputError, also where a file has changed since. */
export async function reloadPlugins(plugins: readonly PluginFile[]): Promise<readonly SchedulerPlugin[]> {
  const loaded = await loadPlugins(plugins.map(({ file }) => file));
  const changed = loaded.find(({ sha256 }, index) => sha256 !== plugins[index]!.sha256);
  if (changed !== undefined) throw new InputError(changed.file, "", "has changed since it was loaded first");
  return loaded.flatMap(({ schedulers }) => schedulers);
}

async function loadPlugin(file: string): Promise<LoadedPlugin> {
  const text = readTextFile(file, LARGEST_BYTES);
  if (text.kind === "refused") throw new InputError("--plugin", "", text.problem);
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  let module: { readonly default?: unknown };
  try {
    module = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    throw new InputError(file, "", `cannot be loaded as a module: ${problemOf(error, file)}`);
  }
  return { file, sha256, schedulers: ownSchedulers(module.default, file) };
}

function problemOf(error: unknown, file: string): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.name}: ${error.message}${hintFor(error, file)}`;
}

function hintFor({ name, message }: Error, file: string): string {
  if (name === "SyntaxError") return ` (node --check ${file} shows where)`;
  const lacksDescent = message.startsWith("Cannot find package 'descent'");
  return lacksDescent ? "; install it there (npm install), or export a plain object, which needs no import" : "";
}
