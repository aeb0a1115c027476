import { CsvError, type Options, parse } from "csv-parse/sync";
import { InputError } from "../domain/errors.js";

/** The cells of a CSV text, row by row, blank rows left out. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  /** Line of the file (from 1) where row `index` ends; reads the text again, so it is for errors only. */
  lineOf(index: number): number;
}

/** RFC 4180, with a byte order mark, either line ending and spaces around cells allowed. Rows may differ in length. */
const options: Options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true };

/** Throws InputError with the line of a broken quote. */
export function readCsvRows(text: string, file: string): CsvRows {
  try {
    return { rows: parse(text, options) as string[][], lineOf: (index) => lineOf(text, index) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(file, `line ${error.lines ?? 1}`, QUOTE_PROBLEMS[error.code] ?? error.message);
  }
}

const HOW_TO_QUOTE = 'write a cell that needs quotes as "..." with inner quotes doubled';

const QUOTE_PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: `a quote is opened and never closed; ${HOW_TO_QUOTE}`,
  CSV_INVALID_CLOSING_QUOTE: `text follows a closing quote; ${HOW_TO_QUOTE}`,
  INVALID_OPENING_QUOTE: `a quote stands inside a cell; ${HOW_TO_QUOTE}`,
};

function lineOf(text: string, index: number): number {
  const rows = parse(text, { ...options, info: true, to: index + 1 }) as unknown as { info: { lines: number } }[];
  return rows.at(-1)?.info.lines ?? 1;
}
