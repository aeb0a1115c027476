import { InputError } from "../domain/errors.js";
import type { RunResult } from "../domain/result.js";
import { compareWaits } from "../metrics/recorded-waits.js";
import { secondsColumn, textColumn } from "../report/columns.js";
import { textTable } from "../report/text-table.js";
import { readCsvRows } from "../traces/csv-rows.js";
import { readTextFile } from "../traces/read.js";

const LARGEST_BYTES = 256 * 1024 * 1024;

/** The table of `run --recorded`: waits of the run beside those of a file that `descent import` wrote. */
export function recordedWaits(result: RunResult, path: string): string {
  const { jobs, rows } = compareWaits(result.records, readWaits(path));
  const table = textTable(
    [
      textColumn<(typeof rows)[number]>(`${jobs} jobs with a recorded wait`, (row) => row.name),
      secondsColumn("simulated", rows, (row) => row.simulatedSec),
      secondsColumn("recorded", rows, (row) => row.recordedSec),
    ],
    rows,
  );
  return `\n${table}`;
}

/** The recorded wait in seconds of each job. Throws InputError. */
function readWaits(path: string): ReadonlyMap<string, number> {
  const file = readTextFile(path, LARGEST_BYTES);
  if (file.kind === "refused") throw new InputError(path, "", file.problem);
  const csv = readCsvRows(file.text, path);
  const header = csv.count === 0 ? [] : csv.cells(0);
  const [id, wait] = ["id", "waitSec"].map((column) => header.indexOf(column)) as [number, number];
  if (id < 0 || wait < 0) throw new InputError(path, "line 1", "must have the columns id and waitSec");
  const waits = new Map<string, number>();
  for (let row = 1; row < csv.count; row += 1) {
    const cells = csv.cells(row);
    const seconds = Number(cells[wait] || Number.NaN);
    if (!(seconds >= 0 && Number.isFinite(seconds))) {
      throw new InputError(
        path,
        `line ${csv.lineOf(row)}: waitSec`,
        `must be a number of 0 or more, got ${cells[wait]}`,
      );
    }
    waits.set(cells[id] ?? "", seconds);
  }
  return waits;
}
