import { InputError } from "../../../domain/errors.js";
import { parseMemoryMb } from "../../../domain/quantity.js";
import { readCsvRows } from "../../csv-rows.js";
import type { FileReader, ImportContext, Importer, ImportFormat } from "../format.js";
import { MeasuredJobs } from "../jobs/measured-jobs.js";
import { plainText } from "../reading/ansi.js";
import { lineReader } from "../reading/lines.js";
import { columnsByForm, columnsByTitle, type StatsColumns } from "../reading/stats-columns.js";
import { parseMomentSec } from "../reading/times.js";

export const dockerStats: ImportFormat = {
  name: "docker-stats",
  title: "docker stats, as it prints and as scripts save it",
  files: "CSV, tab-separated or the table itself, with or without header (repeated ones too) and timestamps",
  reading:
    "CPU % is of one CPU: 150 % are 1.5 CPUs, between a sample and the one before it. Memory is the part before the /, KiB and MiB powers of " +
    "1024, kB and MB of 1000; a container holds the most that was seen. Times are ISO or unix (s, ms, us, ns); samples without are " +
    "--interval-sec apart. A container runs from its first sample to its last, at its mean CPU use.",
  source: "docs.docker.com, docker container stats",
  create: (context) => createDockerStats(context),
};

function createDockerStats(context: ImportContext): Importer {
  const jobs = new MeasuredJobs(context);
  let file = "";
  return {
    open(name) {
      file = name;
      return statsReader(name, jobs, context);
    },
    finish: () => jobs.finish("docker stats.", file),
  };
}

/** Reads samples of containers into `jobs`. */
export function statsReader(file: string, jobs: MeasuredJobs, context: ImportContext): FileReader {
  const reader = new StatsReader(file, jobs, context);
  return lineReader(file, (text, line) => reader.line(plainText(text), line));
}

class StatsReader {
  readonly #file: string;
  readonly #jobs: MeasuredJobs;
  readonly #context: ImportContext;
  #columns: StatsColumns | null = null;
  /** Containers seen since samples were last taken, for files without times. */
  #round: Set<string> = new Set();
  #rounds = 0;
  readonly #lastSec: Map<string, number> = new Map();

  constructor(file: string, jobs: MeasuredJobs, context: ImportContext) {
    this.#file = file;
    this.#jobs = jobs;
    this.#context = context;
  }

  line(text: string, line: number): void {
    if (text.trim() === "") return;
    const cells = cellsIn(text, this.#file, line);
    // Asking each sample whether it is a header would take most of the time.
    const header = this.#columns !== null && HAS_AMOUNT.test(text) ? null : columnsByTitle(cells);
    if (header !== null) {
      this.#columns = header;
      if (this.#round.size > 0) this.#nextRound();
      return;
    }
    this.#columns ??= columnsByForm(cells);
    const cpu = cells[this.#columns?.cpu ?? -1]?.replace(/\s*%$/, "");
    const place = (): string => `${this.#file} line ${line}`;
    if (cpu === undefined) this.#context.notes.add("unread", "a line that is no sample", place);
    else if (cpu.startsWith("--")) this.#context.notes.add("dropped", "not running (--)", place);
    else this.#sample(cells, this.#columns!, this.#cpusOf(cpu, line), place, line);
  }

  #sample(cells: readonly string[], columns: StatsColumns, cpus: number, place: () => string, line: number): void {
    const name = cells[columns.name]?.replace(/^\//, "") || this.#file.replace(/^.*[\\/]/, "");
    const tSec = this.#timeOf(cells[columns.time], name, line);
    const before = this.#lastSec.get(name);
    if (before !== undefined && tSec <= before) {
      this.#context.notes.add("dropped", "a sample that is not later than the one before it", place);
      return;
    }
    this.#lastSec.set(name, tSec);
    const job = this.#jobs.named(name, place);
    job.seen(tSec);
    if (before !== undefined) job.used(before, tSec, cpus * (tSec - before));
    const memory = cells[columns.memory]?.split("/")[0];
    if (memory === undefined) return;
    const memoryMb = parseMemoryMb(memory);
    if (memoryMb === null) this.#fail(line, `memory must be like 12.5MiB / 1GiB, got ${cells[columns.memory]}`);
    job.held(memoryMb);
  }

  #cpusOf(text: string, line: number): number {
    const percent = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(percent)) this.#fail(line, `CPU must be a percentage of 0 or more, got ${text}`);
    return percent / 100;
  }

  #timeOf(cell: string | undefined, name: string, line: number): number {
    if (cell !== undefined) {
      return parseMomentSec(cell) ?? this.#fail(line, `time must be ISO or unix, got ${cell || "nothing"}`);
    }
    const { intervalSec } = this.#context.options;
    if (this.#rounds === 0 && this.#round.size === 0) {
      this.#context.notes.add(
        "assumed",
        `samples without times are ${intervalSec} s apart (--interval-sec)`,
        () => this.#file,
      );
    }
    if (this.#round.has(name)) this.#nextRound();
    this.#round.add(name);
    return this.#rounds * intervalSec;
  }

  #nextRound(): void {
    this.#round = new Set();
    this.#rounds += 1;
  }

  #fail(line: number, problem: string): never {
    throw new InputError(this.#file, `line ${line}`, problem);
  }
}

/** A cell that begins with a digit, as no title does. */
const HAS_AMOUNT = /[,\t"]\s*\d|\s{2}\d/;

function cellsIn(text: string, file: string, line: number): readonly string[] {
  if (text.includes('"')) {
    try {
      return readCsvRows(text, file)
        .cells(0)
        .map((cell) => cell.trim());
    } catch (error) {
      if (error instanceof InputError) throw new InputError(file, `line ${line}`, "not CSV: a quote is wrong");
      throw error;
    }
  }
  const separator = text.includes(",") ? "," : text.includes("\t") ? "\t" : /\s{2,}/;
  return text
    .trim()
    .split(separator)
    .map((cell) => cell.trim());
}
