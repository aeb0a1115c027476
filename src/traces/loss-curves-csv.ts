import type { LossSeries } from "../domain/calibration.js";
import { InputError } from "../domain/errors.js";
import { type CsvRows, readCsvRows } from "./csv-rows.js";

const KEYS = ["testproblem", "optimizer", "seed", "epoch"] as const;
const MEASURE = /(^|_)loss$/;

/**
 * Reads losses by epoch: a CSV table with the columns testproblem, optimizer, seed, epoch and one or more whose name ends in
 * loss; other columns are left alone. Rows may stand in any order. Every run has each epoch from 0 on once; an empty cell or
 * `nan` is a loss that was not a number. Throws InputError with the line.
 */
export function parseLossCurvesCsv(text: string, file: string): readonly LossSeries[] {
  const csv = readCsvRows(text, file);
  if (csv.count === 0) throw new InputError(file, "", `empty; must begin with a header: ${KEYS.join(",")},train_loss`);
  const header = csv.cells(0);
  const missing = KEYS.find((key) => !header.includes(key));
  const measures = header.filter((name) => MEASURE.test(name));
  if (missing !== undefined) throw new InputError(file, "line 1", `missing column: ${missing}; required: ${KEYS}`);
  if (measures.length === 0) throw new InputError(file, "line 1", "no column whose name ends in loss");
  const runs = new Map<string, Run>();
  for (let row = 1; row < csv.count; row++) addRow(csv, row, header, measures, file, runs);
  return [...runs.values()].flatMap((run) => seriesOf(run, measures, file));
}

interface Run {
  readonly problem: string;
  readonly variant: string;
  readonly repeat: string;
  readonly byEpoch: Map<number, readonly number[]>;
}

function addRow(
  csv: CsvRows,
  row: number,
  header: readonly string[],
  measures: readonly string[],
  file: string,
  runs: Map<string, Run>,
): void {
  const cells = csv.cells(row);
  const fail = (place: string, problem: string): never => {
    throw new InputError(file, `line ${csv.lineOf(row)}${place}`, problem);
  };
  if (cells.length !== header.length) fail("", `has ${cells.length} cells but the header has ${header.length}`);
  const cell = (name: string): string => cells[header.indexOf(name)]!;
  const epoch = Number(cell("epoch"));
  if (cell("epoch") === "" || !Number.isSafeInteger(epoch) || epoch < 0)
    fail(": epoch", `must be a whole number of 0 or more, not ${cell("epoch")}`);
  const [problem, variant, repeat] = [cell("testproblem"), cell("optimizer"), cell("seed")];
  const key = JSON.stringify([problem, variant, repeat]);
  const run = runs.get(key) ?? { problem, variant, repeat, byEpoch: new Map() };
  runs.set(key, run);
  if (run.byEpoch.has(epoch)) fail("", `epoch ${epoch} of ${problem}, ${variant}, seed ${repeat} stands twice`);
  run.byEpoch.set(
    epoch,
    measures.map((name) => lossOf(cell(name), (problemText) => fail(`: ${name}`, problemText))),
  );
}

function lossOf(cell: string, fail: (problem: string) => never): number {
  if (cell === "" || cell.toLowerCase() === "nan") return Number.NaN;
  const loss = Number(cell.replace(/^([+-]?)inf$/i, "$1Infinity"));
  return Number.isNaN(loss) ? fail(`must be a number, not ${cell}`) : loss;
}

function seriesOf(run: Run, measures: readonly string[], file: string): readonly LossSeries[] {
  const { problem, variant, repeat, byEpoch } = run;
  const rows = Array.from({ length: byEpoch.size }, (_, epoch) => byEpoch.get(epoch));
  const gap = rows.indexOf(undefined);
  if (gap >= 0) throw new InputError(file, `${problem}, ${variant}, seed ${repeat}`, `epoch ${gap} is missing`);
  return measures.map((measure, column) => ({
    problem,
    variant,
    repeat,
    measure,
    losses: rows.map((losses) => losses![column]!),
  }));
}
