import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { InputError } from "../../domain/errors.js";
import { diskError } from "./disk-error.js";
import { writeWhole } from "./write-whole.js";

export const SWEEP_FILE = "sweep.json";
export const RUNS_FILE = "runs.csv";
export const PARQUET_FILE = "runs.parquet";
export const LOCK_FILE = "sweep.lock";

/** What `sweep.json` says of the table beside it. */
export interface SweepDescription {
  readonly formatVersion: 1;
  readonly descentVersion: string;
  readonly scenario: string;
  /** See `sweepIdentity`: rows of another identity may not be mixed with these. */
  readonly identity: string;
  readonly columns: readonly string[];
  /** Paths of the swept fields: the columns that tell cells apart, beside `scheduler`. */
  readonly parameters: readonly string[];
  readonly schedulers: readonly string[];
  readonly cells: number;
  readonly seeds: number;
  /** Runs that the whole sweep has; `runs.csv` has fewer until it is complete. */
  readonly runs: number;
  readonly shard: { readonly number: number; readonly count: number } | null;
  readonly command: string;
  /** Modules with schedulers of one's own; absent: none. */
  readonly plugins?: readonly { readonly file: string; readonly sha256: string }[] | undefined;
}

const schema: z.ZodType<SweepDescription> = z.object({
  formatVersion: z.literal(1),
  descentVersion: z.string(),
  scenario: z.string(),
  identity: z.string(),
  columns: z.array(z.string()),
  parameters: z.array(z.string()),
  schedulers: z.array(z.string()),
  cells: z.number(),
  seeds: z.number(),
  runs: z.number(),
  shard: z.object({ number: z.number(), count: z.number() }).nullable(),
  command: z.string(),
  plugins: z.array(z.object({ file: z.string(), sha256: z.string() })).optional(),
});

/** null: the folder holds no sweep. Throws InputError when the file is not one. */
export async function readSweepFile(folder: string): Promise<SweepDescription | null> {
  const path = join(folder, SWEEP_FILE);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw diskError(path, error);
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new InputError(path, "", "is not the description of a sweep by this version of Descent: give another --out");
  }
}

/** Written whole or not at all. */
export const writeSweepFile = (folder: string, description: SweepDescription): Promise<void> =>
  writeWhole(join(folder, SWEEP_FILE), `${JSON.stringify(description, null, 2)}\n`);
