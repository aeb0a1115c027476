import { closeSync, existsSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { InputError, RunError } from "../domain/errors.js";
import type { RequestRecord } from "../domain/service.js";
import { requestLine, requestsHeader } from "../report/requests-csv.js";

/** Characters that are gathered before they are written. */
const chunkLength = 1 << 20;

/** Writes every request while the run goes on. The file gets its name when all is in it: a reader never meets half of it. */
export class RequestsFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #file: number;
  #lines: string[] = [requestsHeader];
  #length = requestsHeader.length;

  /** @throws InputError when the file cannot be written, or is there already and must stay */
  constructor(path: string, overwrite: boolean) {
    if (!overwrite && existsSync(path)) {
      throw new InputError("--requests", path, "is there already; give --overwrite to replace it, or another file");
    }
    this.#path = path;
    this.#partial = `${path}.partial`;
    try {
      this.#file = openSync(this.#partial, "w");
    } catch (error) {
      throw new InputError("--requests", path, `cannot be written (${codeOf(error)})`);
    }
  }

  readonly add = (record: RequestRecord): void => {
    const line = requestLine(record);
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length >= chunkLength) this.#flush();
  };

  /** @throws RunError when the disk fails */
  finish(): void {
    this.#flush();
    closeSync(this.#file);
    renameSync(this.#partial, this.#path);
  }

  /** Leaves nothing behind. */
  drop(): void {
    closeSync(this.#file);
    rmSync(this.#partial, { force: true });
  }

  #flush(): void {
    try {
      writeFileSync(this.#file, this.#lines.join(""));
    } catch (error) {
      throw new RunError(`${this.#path}: requests could not be written (${codeOf(error)})`);
    }
    this.#lines = [];
    this.#length = 0;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : error);
