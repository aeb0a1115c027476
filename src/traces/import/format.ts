import type { Notes } from "./notes.js";
import type { ImportTables } from "./tables.js";

/** A format that can be imported: one exported constant per file, listed in registry.ts. */
export interface ImportFormat {
  /** What the command calls it. */
  readonly name: string;
  /** What it is, in one line. */
  readonly title: string;
  /** Which files it takes. */
  readonly files: string;
  /** What of the files becomes what of the scenario, with units and readings. */
  readonly reading: string;
  /** Where the format is described. */
  readonly source: string;
  /** Of several files, those whose first line has the least rank are read first; absent: as they are given. */
  rank?(firstLine: string): number;
  create(context: ImportContext): Importer;
}

/** What an importer is given: where its rows and remarks go, and what the user asked for. */
export interface ImportContext {
  readonly options: ImportOptions;
  readonly tables: ImportTables;
  readonly notes: Notes;
}

export interface ImportOptions {
  /** How long jobs run for which the files say nothing; null: such jobs are dropped. */
  readonly assumeSec: number | null;
  /** Seconds between samples that carry no time. */
  readonly intervalSec: number;
  /** Jobs beyond so many are dropped. */
  readonly maxJobs: number;
  /** What the cluster is where the files do not say, as manifests that were written by hand. */
  readonly nodes: ClusterSize;
}

/** Equal nodes. */
export interface ClusterSize {
  readonly count: number;
  readonly cpus: number;
  readonly memoryMb: number;
}

/** Reads the files of one import, one after the other, and then says what the scenario is. */
export interface Importer {
  /** @param file its name, for errors and for containers that have no name of their own */
  open(file: string): FileReader;
  /** Throws InputError when nothing usable was read. */
  finish(): ImportedScenario;
}

/** Takes the text of one file piece by piece. Throws InputError with the line of what is wrong. */
export interface FileReader {
  write(text: string): void;
  end(): void;
}

/**
 * The scenario as it will be written, without its name; the scenario's schema checks it. Without `jobs`, they are the rows
 * of the jobs table.
 */
export interface ImportedScenario {
  readonly description: string;
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly models?: Readonly<Record<string, unknown>>;
  readonly jobs?: readonly Readonly<Record<string, unknown>>[];
  /** Second of the files that is second 0 of the scenario; for jobs in a table. */
  readonly originSec?: number;
  /** Where jobs go, with parameters. */
  readonly placement: Readonly<Record<string, unknown>>;
}
