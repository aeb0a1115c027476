import { InputError } from "../domain/errors.js";
import { readCsvRows } from "../traces/csv-rows.js";

/** A row of a table, cell by cell. Every method throws InputError with line and column when the cell is not so. */
export interface Row {
  text(column: string): string;
  /** null: the cell is empty, or the table does not have the column. */
  number(column: string): number | null;
  requiredNumber(column: string): number;
  fail(column: string, problem: string): never;
}

/**
 * Reads a CSV table with a header. Columns may stand in any order; unknown ones are left out.
 * @param required columns that must be there
 * @param mayBeTorn whether the writer may have been killed: a last line without a line feed is then left out
 */
export function parseTable<T>(
  text: string,
  file: string,
  options: { readonly required: readonly string[]; readonly mayBeTorn: boolean },
  read: (row: Row) => T,
): readonly T[] {
  const csv = readCsvRows(options.mayBeTorn ? text.slice(0, text.lastIndexOf("\n") + 1) : text, file);
  if (csv.count === 0) {
    if (options.mayBeTorn) return [];
    throw new InputError(file, "", `empty; must begin with a header that has ${options.required.join(",")}`);
  }
  const header = csv.cells(0);
  const missing = options.required.find((column) => !header.includes(column));
  if (missing !== undefined) {
    throw new InputError(file, "line 1", `missing column: ${missing}; required: ${options.required.join(", ")}`);
  }
  return Array.from({ length: csv.count - 1 }, (_, index) => {
    const cells = csv.cells(index + 1);
    const line = (): string => `line ${csv.lineOf(index + 1)}`;
    if (cells.length !== header.length) {
      throw new InputError(file, line(), `has ${cells.length} cells but the header has ${header.length}`);
    }
    return read(rowOf(header, cells, file, line));
  });
}

function rowOf(header: readonly string[], cells: readonly string[], file: string, line: () => string): Row {
  const fail = (column: string, problem: string): never => {
    throw new InputError(file, `${line()}: ${column}`, problem);
  };
  const cell = (column: string): string => cells[header.indexOf(column)] ?? "";
  const number = (column: string): number | null => {
    const text = cell(column);
    if (text === "") return null;
    const value = Number(text);
    return Number.isFinite(value) ? value : fail(column, `must be a finite number, got ${text}`);
  };
  return {
    text: (column) => cell(column) || fail(column, "missing"),
    number,
    requiredNumber: (column) => number(column) ?? fail(column, "missing: must be a finite number"),
    fail,
  };
}
