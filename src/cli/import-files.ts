import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError, RunError } from "../domain/errors.js";
import { type Cell, type ImportTable, type ImportTables, importTables } from "../traces/import/tables.js";

interface OpenTable {
  readonly path: string;
  readonly handle: number;
  text: string;
}

/** Characters that are kept before they are written. */
const BUFFER = 1024 * 1024;

/** What is read back to check the scenario; the rest of a table is made the same way. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * The files of one import, `x.yaml`, `x.jobs.csv` and so on: written under other names, and renamed when all is well, so
 * that a failed import leaves nothing behind.
 */
export class ImportFiles implements ImportTables {
  readonly #scenarioPath: string;
  readonly #open: Map<ImportTable, OpenTable> = new Map();

  /** Throws InputError when the files are there already, and `overwrite` does not allow to replace them. */
  constructor(scenarioPath: string, overwrite: boolean) {
    if (!/\.ya?ml$/i.test(scenarioPath)) {
      throw new InputError("command line", "--out", `must name a scenario (*.yaml), got ${scenarioPath}`);
    }
    this.#scenarioPath = scenarioPath;
    const tables = Object.keys(importTables) as ImportTable[];
    const there = [scenarioPath, ...tables.map((table) => this.pathOf(table))].find((path) => existsSync(path));
    if (there !== undefined && !overwrite) {
      throw new InputError(there, "", "is there already; give --overwrite to replace it, or another --out");
    }
  }

  pathOf(table: ImportTable): string {
    return this.#scenarioPath.replace(/\.ya?ml$/i, `.${table}.csv`);
  }

  row(table: ImportTable, cells: readonly Cell[]): void {
    const open = this.#open.get(table) ?? this.#begin(table);
    for (let index = 0; index < cells.length; index += 1) {
      if (index > 0) open.text += ",";
      open.text += cellText(cells[index]!);
    }
    open.text += "\n";
    if (open.text.length > BUFFER) flush(open);
  }

  /** The beginning of a table as it will be, whole rows. */
  sample(table: ImportTable): string {
    const open = this.#open.get(table);
    if (open === undefined) return "";
    flush(open);
    const bytes = Buffer.alloc(SAMPLE_BYTES);
    const handle = openSync(open.path, "r");
    try {
      const text = bytes.subarray(0, readSync(handle, bytes, 0, SAMPLE_BYTES, 0)).toString("utf8");
      return text.slice(0, text.lastIndexOf("\n") + 1);
    } finally {
      closeSync(handle);
    }
  }

  /** Puts every file in its place; gives their paths. */
  commit(scenario: string): readonly string[] {
    return this.#guarded(() => {
      const partial = this.#partial(this.#scenarioPath);
      mkdirSync(dirname(this.#scenarioPath), { recursive: true });
      writeFileSync(partial, scenario);
      const paths: string[] = [];
      for (const [table, open] of this.#open) {
        flush(open);
        closeSync(open.handle);
        renameSync(open.path, this.pathOf(table));
        paths.push(this.pathOf(table));
      }
      this.#open.clear();
      renameSync(partial, this.#scenarioPath);
      return [this.#scenarioPath, ...paths];
    });
  }

  /** Removes what was written so far. */
  discard(): void {
    for (const { path, handle } of this.#open.values()) {
      closeSync(handle);
      rmSync(path, { force: true });
    }
    this.#open.clear();
    rmSync(this.#partial(this.#scenarioPath), { force: true });
  }

  #begin(table: ImportTable): OpenTable {
    return this.#guarded(() => {
      const path = this.#partial(this.pathOf(table));
      mkdirSync(dirname(path), { recursive: true });
      const open = { path, handle: openSync(path, "w"), text: `${importTables[table].join(",")}\n` };
      this.#open.set(table, open);
      return open;
    });
  }

  #partial(path: string): string {
    return join(dirname(path), `.${basename(path)}.partial-${process.pid}`);
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error)) throw error;
      throw new RunError(`${this.#scenarioPath}: the import could not be written (${error.code})`);
    }
  }
}

function flush(open: OpenTable): void {
  writeSync(open.handle, open.text);
  open.text = "";
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
