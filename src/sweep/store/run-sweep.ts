import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../../domain/errors.js";
import type { Engine } from "../engine.js";
import { createFeed, type Demand } from "../plan/feed.js";
import { shardRunCount, shardSeeds } from "../plan/plan.js";
import type { Shard } from "../plan/shard.js";
import type { PreparedSweep } from "../prepare.js";
import { diskError } from "./disk-error.js";
import { lockFolder } from "./lock.js";
import { ResultsLog } from "./results-log.js";
import {
  LOCK_FILE,
  RUNS_FILE,
  readSweepFile,
  SWEEP_FILE,
  type SweepDescription,
  writeSweepFile,
} from "./sweep-file.js";

export interface SweepContext {
  readonly folder: string;
  readonly descentVersion: string;
  readonly command: string;
  /** null: the whole sweep. */
  readonly shard: Shard | null;
  /** Runs that make the table complete, for a search; null: all of them. */
  readonly budget: number | null;
}

/** A folder of results that this process alone writes to. */
export interface SweepFolder {
  readonly log: ResultsLog;
  close(): Promise<void>;
}

/**
 * Opens the folder of a sweep, new or begun. Throws InputError when it holds another sweep, RunError when another process
 * writes to it or the disk fails.
 */
export async function openFolder(sweep: PreparedSweep, context: SweepContext): Promise<SweepFolder> {
  const { folder } = context;
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw diskError(folder, error);
  }
  const unlock = await lockFolder(join(folder, LOCK_FILE));
  try {
    const description = describe(sweep, context);
    const former = await readSweepFile(folder);
    if (former !== null) refuseOther(folder, former, description);
    const log = await ResultsLog.open(join(folder, RUNS_FILE), sweep.columns);
    if (JSON.stringify(former) !== JSON.stringify(description)) await writeSweepFile(folder, description);
    return {
      log,
      close: async () => {
        try {
          await log.close();
        } finally {
          await unlock();
        }
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

function describe({ plan, setup, ...sweep }: PreparedSweep, context: SweepContext): SweepDescription {
  const { plugins } = setup.source;
  return {
    formatVersion: 1,
    descentVersion: context.descentVersion,
    scenario: sweep.scenario,
    identity: plan.identity,
    columns: sweep.columns,
    parameters: plan.cells.paths,
    schedulers: sweep.schedulers,
    cells: plan.cells.count,
    seeds: plan.seeds.length,
    runs: context.budget ?? shardRunCount(plan, context.shard),
    shard: context.shard,
    command: context.command,
    ...(plugins.length === 0 ? {} : { plugins }),
  };
}

function refuseOther(folder: string, former: SweepDescription, next: SweepDescription): void {
  const other = (what: string): InputError =>
    new InputError(join(folder, SWEEP_FILE), "", `this folder holds ${what}: give another --out`);
  if (former.descentVersion !== next.descentVersion) {
    throw other(`results of Descent ${former.descentVersion}, this is ${next.descentVersion}`);
  }
  const hashes = ({ plugins = [] }: SweepDescription): string => plugins.map(({ sha256 }) => sha256).join();
  if (hashes(former) !== hashes(next)) throw other("a sweep with other --plugin files, or with these before a change");
  if (former.identity !== next.identity)
    throw other("a sweep of another scenario, or of this one before it was changed");
  if (JSON.stringify(former.columns) !== JSON.stringify(next.columns)) {
    throw other(`a sweep with other columns (${former.parameters.join(", ") || "no parameters"})`);
  }
}

/** Every run of a sweep, or of one shard of it. */
export function* fullDemand({ plan }: PreparedSweep, shard: Shard | null): Generator<Demand> {
  for (let cellIndex = 0; cellIndex < plan.cells.count; cellIndex++) {
    yield { cellIndex, seeds: shardSeeds(plan, cellIndex, shard) };
  }
}

/** Runs what is missing of `demands`. When it rejects or is aborted, every row that was computed is on disk. */
export async function runMissing(
  sweep: PreparedSweep,
  demands: Iterable<Demand>,
  log: ResultsLog,
  engine: Engine,
  watch: { readonly signal: AbortSignal; readonly onRows: (newRows: number) => void },
): Promise<void> {
  const feed = createFeed(sweep.plan, demands, log.done);
  const deliver = async (rows: string): Promise<void> => watch.onRows(await log.append(rows));
  try {
    await engine.run({ feed, deliver, signal: watch.signal });
  } finally {
    await log.flush();
  }
}
