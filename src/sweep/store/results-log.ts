import { type FileHandle, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { InputError } from "../../domain/errors.js";
import { parseRunKey } from "../keys.js";
import { DoneRuns } from "../plan/done-runs.js";
import { headerText } from "../row.js";
import { diskError } from "./disk-error.js";
import { repairRows, syncDirectory } from "./repair.js";
import { scanRows } from "./scan-rows.js";

/** Rows are on disk at most this long after they were computed, many with one wait for the disk. */
const COMMIT_MS = 200;
/** Rows that may wait for the disk before whoever brings more has to wait too. */
const MOST_WAITING_CHARACTERS = 8 << 20;

/**
 * The table of a sweep: only ever added to, whole rows at a time, so that whatever kills the process leaves a table that can
 * be continued. Rows are in the order in which their runs ended.
 */
export class ResultsLog {
  readonly done: DoneRuns;
  /** Bytes of torn or repeated rows that were dropped when the table was opened. */
  readonly droppedBytes: number;
  readonly #path: string;
  readonly #file: FileHandle;
  #sizeBytes: number;
  #waiting: string[] = [];
  #waitingCharacters = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown = null;

  private constructor(path: string, file: FileHandle, sizeBytes: number, done: DoneRuns, droppedBytes: number) {
    this.#path = path;
    this.#file = file;
    this.#sizeBytes = sizeBytes;
    this.done = done;
    this.droppedBytes = droppedBytes;
  }

  /** Opens the table, or begins it. Throws InputError when it has other columns, RunError when the disk fails. */
  static async open(path: string, columns: readonly string[]): Promise<ResultsLog> {
    try {
      return await ResultsLog.#open(path, columns);
    } catch (error) {
      throw diskError(path, error);
    }
  }

  static async #open(path: string, columns: readonly string[]): Promise<ResultsLog> {
    const header = Buffer.from(headerText(columns));
    const file = await open(path, "a+");
    try {
      const found = await file.read(Buffer.alloc(header.length), 0, header.length, 0);
      const start = found.buffer.subarray(0, found.bytesRead);
      if (!header.subarray(0, start.length).equals(start)) {
        throw new InputError(path, "", "has other columns than this sweep: give another --out");
      }
      const done = new DoneRuns();
      if (start.length < header.length) {
        // New, or killed within its first line.
        await file.truncate(0);
        await file.appendFile(header);
        await file.datasync();
        await syncDirectory(dirname(path));
        return new ResultsLog(path, file, header.length, done, 0);
      }
      const dropped = await repairRows(path, await scanRows(path, columns.length, done));
      if (dropped === 0) return new ResultsLog(path, file, (await file.stat()).size, done, 0);
      // A repaired table may be another file by now.
      await file.close();
      return new ResultsLog(path, await open(path, "a+"), (await stat(path)).size, done, dropped);
    } catch (error) {
      await file.close().catch(() => {});
      throw error;
    }
  }

  /**
   * Takes rows, each with its line feed; those of a run that has its row already are left out. Returns at once unless the
   * disk is far behind. Throws RunError when the disk fails, also for rows that were taken earlier.
   * @returns how many rows were new
   */
  async append(rows: string): Promise<number> {
    if (this.#failure !== null) throw this.#failure;
    const fresh = rows.split("\n").filter((row) => {
      const key = parseRunKey(row.slice(0, row.indexOf(",")));
      return key !== null && this.done.add(key.hashOfCell, key.seed);
    });
    if (fresh.length > 0) {
      const text = `${fresh.join("\n")}\n`;
      this.#waiting.push(text);
      this.#waitingCharacters += text.length;
      this.#timer ??= setTimeout(() => this.#write(), COMMIT_MS);
      if (this.#waitingCharacters > MOST_WAITING_CHARACTERS) await this.flush();
    }
    return fresh.length;
  }

  /** Resolves when every row that was taken is on disk. */
  async flush(): Promise<void> {
    await this.#write();
    if (this.#failure !== null) throw this.#failure;
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      clearTimeout(this.#timer);
      await this.#file.close();
    }
  }

  /** One write at a time, each with all that has gathered. */
  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(async () => {
      const bytes = Buffer.from(this.#waiting.join(""));
      this.#waiting = [];
      this.#waitingCharacters = 0;
      if (bytes.length > 0 && this.#failure === null) await this.#writeBytes(bytes);
    });
    return this.#writing;
  }

  async #writeBytes(bytes: Buffer): Promise<void> {
    try {
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
      this.#sizeBytes += bytes.length;
    } catch (error) {
      this.#failure = diskError(this.#path, error);
      await this.#keepWholeRows(bytes).catch(() => {});
    }
  }

  /** After a disk that took only a part: what it took is kept up to its last whole row. */
  async #keepWholeRows(bytes: Buffer): Promise<void> {
    const taken = (await this.#file.stat()).size - this.#sizeBytes;
    const whole = bytes.subarray(0, Math.max(taken, 0)).lastIndexOf(10) + 1;
    await this.#file.truncate(this.#sizeBytes + whole);
  }
}
