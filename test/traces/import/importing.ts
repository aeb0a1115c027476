import { readFileSync } from "node:fs";
import { InputError } from "../../../src/domain/errors.js";
import type { ImportedScenario, ImportOptions } from "../../../src/traces/import/format.js";
import { importFormats } from "../../../src/traces/import/registry.js";
import { runImport } from "../../../src/traces/import/run-import.js";
import type { Cell, ImportTable } from "../../../src/traces/import/tables.js";

/** What an import gave, for tests. */
export interface Imported {
  readonly scenario: ImportedScenario;
  /** `dropped 2 id was there before @ jobs.csv line 3` */
  readonly notes: readonly string[];
  readonly tables: Readonly<Partial<Record<ImportTable, (readonly Cell[])[]>>>;
}

export const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

/** Imports texts by file name. Each is given in pieces of 7 characters, so that pieces end anywhere. */
export async function importing(
  formatName: string,
  files: Readonly<Record<string, string>>,
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const format = importFormats.find(({ name }) => name === formatName);
  if (format === undefined) throw new Error(`no format ${formatName}`);
  const tables: Partial<Record<ImportTable, (readonly Cell[])[]>> = {};
  const sources = Object.entries(files).map(([name, text]) => ({ name, pieces: text.match(/[\s\S]{1,7}/g) ?? [] }));
  const given = {
    assumeSec: null,
    intervalSec: 1,
    maxJobs: 1e7,
    nodes: { count: 3, cpus: 4, memoryMb: 16_384 },
    ...options,
  };
  const { scenario, notes } = await runImport(format, sources, given, {
    row: (table, cells) => {
      tables[table] ??= [];
      tables[table].push(cells);
    },
  });
  const told = notes.map(({ kind, count, text, first }) => `${kind} ${count} ${text}${first ? ` @ ${first}` : ""}`);
  return { scenario, notes: told, tables };
}

export const importingFixtures = (format: string, names: readonly string[], options: Partial<ImportOptions> = {}) =>
  importing(format, Object.fromEntries(names.map((name) => [name, fixture(name)])), options);

/** The one line that bad input gives. */
export async function problemOf(format: string, files: Readonly<Record<string, string>>): Promise<string> {
  try {
    await importing(format, files);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("no problem was found");
}
