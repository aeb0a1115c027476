import { parse } from "csv-parse/sync";
import { InputError } from "../../domain/errors.js";

/** A row of a result file; each reader throws an `InputError` that names file, line and column. */
export interface CsvRow {
  text(column: string): string;
  textOrNull(column: string): string | null;
  number(column: string): number;
  numberOrNull(column: string): number | null;
}

/** @throws InputError when the text is no CSV or lacks a column */
export function csvRows(file: string, text: string, columns: readonly string[]): readonly CsvRow[] {
  const rows = parsed(file, text);
  const header = rows[0] ?? [];
  const places = new Map(header.map((name, index) => [name, index]));
  const missing = columns.find((column) => !places.has(column));
  if (missing !== undefined) throw new InputError(file, "line 1", `the column ${missing} is missing`);
  return rows.slice(1).map((cells, index) => rowOf(file, index + 2, (column) => cells[places.get(column)!] ?? ""));
}

function parsed(file: string, text: string): readonly (readonly string[])[] {
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(file, "", `is not CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function rowOf(file: string, line: number, cell: (column: string) => string): CsvRow {
  const number = (column: string): number => {
    const text = cell(column);
    const value = Number(text);
    if (text.trim() !== "" && !Number.isNaN(value)) return value;
    throw new InputError(file, `row ${line}`, `${column} must be a number, not ${JSON.stringify(text)}`);
  };
  return {
    text: cell,
    textOrNull: (column) => cell(column) || null,
    number,
    numberOrNull: (column) => (cell(column) === "" ? null : number(column)),
  };
}
