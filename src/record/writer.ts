import { type FileHandle, mkdir, open, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { InputError, RunError } from "../domain/errors.js";
import { growthColumns } from "../domain/growth.js";
import { type RecordingTable, recordingColumns, recordingFiles } from "../recording/parse.js";
import type { RecordedFacts, RecordingPlan } from "../recording/recording.js";

/** Rows are on disk at most this long after they were written. */
const flushMs = 500;

/** Tables that the recorder writes; `growth` has the rows of a live FlowCon. */
const tables: Readonly<Record<RecordingTable | "growth", readonly string[]>> = {
  ...recordingColumns,
  growth: growthColumns,
};
const tableFiles: Readonly<Record<Table, string>> = { ...recordingFiles, growth: "growth.csv" };

type Table = RecordingTable | "growth";

type Cell = string | number | null;

/** A recording in the making. Rows are appended and synced, so that whatever ends the recorder leaves whole rows. */
export class RecordingWriter {
  readonly #folder: string;
  readonly #files: ReadonlyMap<Table, FileHandle>;
  readonly #waiting: Map<Table, string> = new Map();
  readonly #onFailure: (error: Error) => void;
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();
  #failure: Error | null = null;

  private constructor(folder: string, files: ReadonlyMap<Table, FileHandle>, onFailure: (error: Error) => void) {
    this.#folder = folder;
    this.#files = files;
    this.#onFailure = onFailure;
    this.#timer = setInterval(() => void this.#flush(), flushMs);
  }

  /**
   * Begins a recording in a folder that is empty or not there. Throws InputError when it cannot be used.
   * @param onFailure is told once when the disk takes no more
   */
  static async begin(folder: string, onFailure: (error: Error) => void): Promise<RecordingWriter> {
    try {
      await mkdir(folder, { recursive: true });
      if ((await readdir(folder)).length > 0) throw new InputError(folder, "", "is not empty: give another --out");
      const files = new Map<Table, FileHandle>();
      for (const [table, columns] of Object.entries(tables) as [Table, readonly string[]][]) {
        const file = await open(join(folder, tableFiles[table]), "ax");
        files.set(table, file);
        await file.appendFile(`${columns.join(",")}\n`);
      }
      return new RecordingWriter(folder, files, onFailure);
    } catch (error) {
      throw explained(folder, error);
    }
  }

  /** Takes a row; what cannot be written later is told to `onFailure`. Numbers are kept to the microsecond. */
  row(table: Table, cells: readonly Cell[]): void {
    const text = cells.map((cell) => (typeof cell === "number" ? rounded(cell) : (cell ?? ""))).join(",");
    this.#waiting.set(table, `${this.#waiting.get(table) ?? ""}${text}\n`);
  }

  /** Writes `recording.yaml`, whole or not at all. Throws RunError when the disk does not take it. */
  async describe(plan: RecordingPlan, recorded: RecordedFacts): Promise<void> {
    const path = join(this.#folder, recordingFiles.plan);
    try {
      await writeFile(`${path}.part`, planText({ ...plan, recorded }), { flush: true });
      await rename(`${path}.part`, path);
    } catch (error) {
      throw explained(path, error);
    }
  }

  /** Never throws: a failure has been told, or is told now. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#flush();
    for (const file of this.#files.values()) await file.close().catch(() => {});
  }

  #flush(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      if (this.#failure !== null) return;
      try {
        for (const [table, text] of waiting) {
          await this.#files.get(table)!.appendFile(text);
          await this.#files.get(table)!.datasync();
        }
      } catch (error) {
        this.#failure = explained(this.#folder, error) as Error;
        this.#onFailure(this.#failure);
      }
    });
    return this.#writing;
  }
}

/** A plan as YAML that is read back as the same plan. */
function planText({ scheduler, placement, ...plan }: RecordingPlan): string {
  const written = (choice: RecordingPlan["scheduler"]) => ({ name: choice.name, ...choice.params });
  const choices = { scheduler: written(scheduler), ...(placement === null ? {} : { placement: written(placement) }) };
  const { recorded, containers, ...rest } = plan;
  return stringify({ ...rest, ...choices, containers, recorded }, { lineWidth: 120 });
}

const rounded = (value: number): string =>
  Number.isFinite(value) ? `${Math.round(value * 1e6) / 1e6}` : value > 0 ? "Infinity" : "";

const fullCodes = ["ENOSPC", "EDQUOT", "EFBIG"];

function explained(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === null || error instanceof InputError) return error;
  if (fullCodes.includes(code)) {
    return new RunError(`${path}: the disk is full (${code}); what was recorded until then is there`);
  }
  return new InputError(path, "", `cannot be written (${code}): give a folder that can`);
}
