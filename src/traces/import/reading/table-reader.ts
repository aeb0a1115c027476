import { closest } from "../../../domain/closest.js";
import { InputError } from "../../../domain/errors.js";
import { readCsvRows } from "../../csv-rows.js";
import type { FileReader } from "../format.js";
import type { Notes } from "../notes.js";
import { lineReader } from "./lines.js";

/** One row of a table with a header. Cells are trimmed; the cell of a column that the file lacks is empty. */
export interface Row {
  readonly line: number;
  text(column: string): string;
  /** A finite number; null: the cell is empty or says none (nan, null, None, NA). Throws InputError for anything else. */
  number(column: string): number | null;
  /** Throws InputError: the cell must be as `allowed` says. */
  fail(column: string, allowed: string): never;
}

/** The columns that an importer reads. */
export interface TableColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Reads CSV with a header, row by row in bounded memory: quotes, commas within them and line ends within them allowed,
 * blank rows skipped. Columns that are neither required nor optional are noted as unread.
 */
export function tableReader(
  file: string,
  columnsFor: (header: readonly string[]) => TableColumns,
  notes: Notes,
  onRow: (row: Row) => void,
): FileReader {
  let positions: ReadonlyMap<string, number> | null = null;
  let width = 0;
  return recordReader(file, (cells, line) => {
    if (positions === null) {
      positions = positionsIn(cells, columnsFor(cells), file, line, notes);
      width = cells.length;
    } else {
      if (cells.length !== width) {
        throw new InputError(file, `line ${line}`, `has ${cells.length} cells but the header has ${width}`);
      }
      onRow(rowOf(cells, positions, file, line));
    }
  });
}

/** The cells of each record of a CSV file, and the line on which it begins. Blank records are skipped. */
function recordReader(file: string, onRecord: (cells: readonly string[], line: number) => void): FileReader {
  let open: string | null = null;
  let openLine = 0;
  const give = (text: string, line: number): void => {
    if (text.trim() !== "") onRecord(cellsOf(text, line), line);
  };
  const cellsOf = (text: string, line: number): readonly string[] => {
    if (!text.includes('"')) return text.split(",").map(trimmed);
    try {
      return readCsvRows(text, file).cells(0);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InputError(file, `line ${line}`, error.message.slice(`${file}: ${error.place}: `.length));
    }
  };
  return lineReader(
    file,
    (text, line) => {
      const whole = open === null ? text : `${open}\n${text}`;
      if (open === null) openLine = line;
      const isOpen = text.includes('"') || open !== null ? countQuotes(whole) % 2 === 1 : false;
      open = isOpen ? whole : null;
      if (open !== null && open.length > LONGEST_RECORD) give(open, openLine);
      if (!isOpen) give(whole, openLine);
    },
    () => {
      if (open !== null) give(open, openLine);
    },
  );
}

const LONGEST_RECORD = 1024 * 1024;

const trimmed = (cell: string): string => cell.trim();

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function positionsIn(
  header: readonly string[],
  { required, optional }: TableColumns,
  file: string,
  line: number,
  notes: Notes,
): ReadonlyMap<string, number> {
  const known = [...required, ...optional];
  const missing = required.find((column) => !header.includes(column));
  if (missing !== undefined) {
    const guess = closest(missing, header);
    const hint = guess === null ? "" : `; is ${guess} meant?`;
    throw new InputError(file, `line ${line}`, `missing column: ${missing}${hint}; required: ${required.join(", ")}`);
  }
  for (const name of header) {
    if (!known.includes(name)) notes.add("unread", `column ${name || "(no name)"}`, () => `${file} line ${line}`);
  }
  return new Map(known.filter((column) => header.includes(column)).map((column) => [column, header.indexOf(column)]));
}

const rowOf = (cells: readonly string[], positions: ReadonlyMap<string, number>, file: string, line: number): Row => {
  const text = (column: string): string => cells[positions.get(column) ?? -1] ?? "";
  const fail = (column: string, allowed: string): never => {
    throw new InputError(file, `line ${line}: ${column}`, `${allowed}, got ${text(column) || "nothing"}`);
  };
  return {
    line,
    text,
    fail,
    number(column) {
      const cell = text(column);
      if (NONE.test(cell)) return null;
      return DECIMAL.test(cell) ? Number(cell) : fail(column, "must be a finite number");
    },
  };
};

const NONE = /^(|nan|null|none|na|n\/a)$/i;
const DECIMAL = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
