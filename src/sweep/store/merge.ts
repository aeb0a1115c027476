import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../../domain/errors.js";
import { DoneRuns } from "../plan/done-runs.js";
import { diskError } from "./disk-error.js";
import type { ResultsLog } from "./results-log.js";
import { scanRows } from "./scan-rows.js";
import { RUNS_FILE, readSweepFile, type SweepDescription } from "./sweep-file.js";

/** One table to be merged. */
export interface Part {
  readonly folder: string;
  readonly description: SweepDescription;
}

const SHARD_FOLDER = /^shard-\d+-of-\d+$/;

/**
 * The tables that are meant by folders: each itself, or the shards that lie in it. All must be parts of one sweep. Throws
 * InputError.
 */
export async function findParts(folders: readonly string[]): Promise<readonly Part[]> {
  const found = (await Promise.all(folders.map(partsIn))).flat();
  const [first] = found;
  if (first === undefined) throw new InputError(folders.join(", "), "", "holds no sweep and no shards of one");
  for (const part of found) {
    const isSame =
      part.description.identity === first.description.identity &&
      JSON.stringify(part.description.columns) === JSON.stringify(first.description.columns);
    if (!isSame) throw new InputError(part.folder, "", `is not of the same sweep as ${first.folder}`);
  }
  return found;
}

async function partsIn(folder: string): Promise<readonly Part[]> {
  const own = await readSweepFile(folder);
  const names = await readdir(folder).catch((error: unknown) => {
    throw diskError(folder, error);
  });
  const shards = names.filter((name) => SHARD_FOLDER.test(name)).map((name) => join(folder, name));
  const inShards = await Promise.all(shards.map(partsIn));
  return [...(own === null ? [] : [{ folder, description: own }]), ...inShards.flat()];
}

/** Adds the rows of a part that are not there yet. A torn row of the part, which its sweep may still be writing, is left out. */
export async function addPart(part: Part, log: ResultsLog): Promise<number> {
  const path = join(part.folder, RUNS_FILE);
  let added = 0;
  try {
    await stat(path);
    const { good } = await scanRows(path, part.description.columns.length, new DoneRuns());
    for (const { from, to } of good) {
      let rest = "";
      for await (const chunk of createReadStream(path, { start: from, end: to - 1, encoding: "utf8" })) {
        const text: string = rest + chunk;
        const end = text.lastIndexOf("\n") + 1;
        rest = text.slice(end);
        added += await log.append(text.slice(0, end));
      }
    }
  } catch (error) {
    throw diskError(path, error);
  }
  return added;
}

/** Numbers of the shards that no part has; empty when parts are not shards of one count. */
export function missingShards(parts: readonly Part[]): readonly number[] {
  const shards = parts.flatMap(({ description }) => description.shard ?? []);
  const count = shards[0]?.count;
  if (count === undefined || shards.some((shard) => shard.count !== count)) return [];
  const present = new Set(shards.map((shard) => shard.number));
  return Array.from({ length: count }, (_, index) => index + 1).filter((number) => !present.has(number));
}
