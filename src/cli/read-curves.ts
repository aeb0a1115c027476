import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { LossSeries } from "../domain/calibration.js";
import { InputError } from "../domain/errors.js";
import { parseLossCurvesCsv } from "../traces/loss-curves-csv.js";
import { parseLossCurvesJson } from "../traces/loss-curves-json.js";

/** Unpacked; protects against a small file that unpacks to more than memory holds. */
const LARGEST_BYTES = 256 * 1024 * 1024;

const FORMATS = [
  { name: /\.csv(\.gz)?$/, parse: parseLossCurvesCsv },
  { name: /\.json(\.gz)?$/, parse: parseLossCurvesJson },
];

/** The series of a folder, and how many stood in more than one file. */
export interface CurveFolder {
  readonly series: readonly LossSeries[];
  readonly repeatedSeries: number;
}

/**
 * Reads every `.csv`, `.json`, `.csv.gz` and `.json.gz` of a folder, in order of their names. Of a series that several files
 * hold, the first is taken. Throws InputError.
 */
export function readCurveFolder(folder: string): CurveFolder {
  const files = namesIn(folder)
    .toSorted()
    .flatMap((name) => FORMATS.filter((format) => format.name.test(name)).map(({ parse }) => ({ name, parse })));
  if (files.length === 0) throw new InputError(folder, "", "no .csv, .json, .csv.gz or .json.gz file in the folder");
  // CSV tables hold many runs, so they come before the files of single runs.
  const all = files
    .toSorted((a, b) => Number(b.parse === parseLossCurvesCsv) - Number(a.parse === parseLossCurvesCsv))
    .flatMap(({ name, parse }) => parse(textOf(join(folder, name)), join(folder, name)));
  const byKey = new Map<string, LossSeries>();
  for (const series of all) {
    const key = JSON.stringify([series.problem, series.variant, series.repeat, series.measure]);
    if (!byKey.has(key)) byKey.set(key, series);
  }
  return { series: [...byKey.values()], repeatedSeries: all.length - byKey.size };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new InputError(folder, "", `cannot read the folder: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function textOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    const plain = path.endsWith(".gz") ? gunzipSync(bytes, { maxOutputLength: LARGEST_BYTES }) : bytes;
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch (error) {
    throw new InputError(path, "", `cannot be read: ${(error as Error).message}`);
  }
}
