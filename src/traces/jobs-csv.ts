import { stringify } from "csv-stringify/sync";
import { closest } from "../domain/closest.js";
import { InputError } from "../domain/errors.js";
import { type CsvRows, readCsvRows } from "./csv-rows.js";
import { requiredColumns, type TraceColumn, type TraceJob, traceColumns } from "./trace-job.js";

/** A job trace that was read. */
export interface JobTrace {
  readonly jobs: readonly TraceJob[];
  /** Line of the file where job `index` stands; slow, for errors only. */
  lineOf(index: number): number;
}

/** Where each column stands in a row; -1: the file does not have it. */
type Positions = Readonly<Record<TraceColumn, number>>;

/**
 * Reads CSV with a header: the columns of TraceJob in any order, the first three required. Ids are unique, numbers finite,
 * times 0 or more, work and CPUs more than 0. Throws InputError with the line.
 */
export function parseJobsCsv(text: string, file: string): JobTrace {
  const csv = readCsvRows(text, file);
  if (csv.count === 0) throw new InputError(file, "", `empty; must begin with a header: ${traceColumns.join(",")}`);
  const header = csv.cells(0);
  const fail = (row: number, place: string, problem: string): never => {
    throw new InputError(file, `line ${csv.lineOf(row)}${place === "" ? "" : `: ${place}`}`, problem);
  };
  const positions = positionsIn(header, (place, problem) => fail(0, place, problem));
  const jobs = readJobs(csv, header.length, positions, fail);
  if (jobs.length === 0) throw new InputError(file, "", "no jobs; give at least one row below the header");
  return { jobs, lineOf: (index) => csv.lineOf(index + 1) };
}

/** Writes what parseJobsCsv reads; a null cell is empty. */
export function formatJobsCsv(jobs: Iterable<TraceJob>): string {
  return stringify([...jobs], { header: true, columns: [...traceColumns] });
}

function positionsIn(header: readonly string[], fail: (place: string, problem: string) => never): Positions {
  for (const [index, name] of header.entries()) {
    const known: readonly string[] = traceColumns;
    if (!known.includes(name)) {
      fail("", `unknown column: ${name || "(no name)"}; ${hint(name)}known: ${known.join(", ")}`);
    }
    if (header.indexOf(name) !== index) fail("", `duplicate column: ${name}`);
  }
  const missing = requiredColumns.find((column) => !header.includes(column));
  if (missing !== undefined) fail("", `missing column: ${missing}; required: ${requiredColumns.join(", ")}`);
  return Object.fromEntries(traceColumns.map((column) => [column, header.indexOf(column)])) as Record<
    TraceColumn,
    number
  >;
}

function readJobs(
  csv: CsvRows,
  width: number,
  positions: Positions,
  fail: (row: number, place: string, problem: string) => never,
): readonly TraceJob[] {
  const ids = new Set<string>();
  const jobs: TraceJob[] = [];
  for (let row = 1; row < csv.count; row++) {
    const cells = csv.cells(row);
    if (cells.length !== width) fail(row, "", `has ${cells.length} cells but the header has ${width}`);
    const job = readJob(cells, positions, (place, problem) => fail(row, place, problem));
    if (ids.has(job.id)) fail(row, "id", `duplicate id: ${job.id}; ids must be unique`);
    ids.add(job.id);
    jobs.push(job);
  }
  return jobs;
}

function readJob(cells: readonly string[], at: Positions, fail: (place: string, problem: string) => never): TraceJob {
  const text = (column: TraceColumn): string | null => {
    const cell = cells[at[column]] ?? "";
    if (cell.length > LONGEST_CELL || /[\r\n]/.test(cell))
      fail(column, `must be one line of at most ${LONGEST_CELL} characters`);
    return cell === "" ? null : cell;
  };
  const number = (column: TraceColumn, mayBeZero: boolean): number | null => {
    const cell = text(column);
    if (cell === null) return null;
    const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
    if (Number.isFinite(value) && (value > 0 || (mayBeZero && value === 0))) return value;
    return fail(column, `must be a finite number ${mayBeZero ? "of 0 or more" : "more than 0"}, got ${cell}`);
  };
  return {
    id: text("id") ?? fail("id", "missing: every job needs an id"),
    arrivalSec: number("arrivalSec", true) ?? fail("arrivalSec", "missing: every job needs an arrival in seconds"),
    workCpuSec: number("workCpuSec", false) ?? fail("workCpuSec", "missing: every job needs its work in CPU-seconds"),
    cpusMax: number("cpusMax", false),
    memoryMb: number("memoryMb", true),
    model: text("model"),
    node: text("node"),
    requestCpus: number("requestCpus", true),
    requestMemoryMb: number("requestMemoryMb", true),
    requestGpus: number("requestGpus", true),
    requires: text("requires"),
  };
}

const LONGEST_CELL = 200;

const hint = (name: string): string => {
  const guess = closest(name, traceColumns);
  return guess === null ? "" : `did you mean ${guess}? `;
};

/** Decimal only: no hexadecimal, no thousands separators, no words. */
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
