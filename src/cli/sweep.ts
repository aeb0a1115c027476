import { availableParallelism } from "node:os";
import { basename, extname, join } from "node:path";
import type { Argv, CommandModule } from "yargs";
import { InputError } from "../domain/errors.js";
import { loadPlugins } from "../scenario/load-plugins.js";
import { plannedCell, shardRunCount } from "../sweep/plan/plan.js";
import { parseShard, type Shard } from "../sweep/plan/shard.js";
import type { PreparedSweep } from "../sweep/prepare.js";
import { metricNames } from "../sweep/row.js";
import { fullDemand, openFolder, runMissing, type SweepFolder } from "../sweep/store/run-sweep.js";
import { PARQUET_FILE, RUNS_FILE } from "../sweep/store/sweep-file.js";
import { findMetric } from "../sweep/summary/metric-name.js";
import { dryRun } from "./sweep-dry-run.js";
import { createEngine, type EngineOptions } from "./sweep-engine.js";
import { interruptSignal } from "./sweep-interrupt.js";
import { optimise, type Search } from "./sweep-optimise.js";
import { readSweep, repeatSweep, type SweepOptions, sweepOptions } from "./sweep-options.js";
import { sweepProgress } from "./sweep-progress.js";
import { redisHelp } from "./sweep-redis.js";
import { descentVersion } from "./version.js";

interface RunSweepOptions extends SweepOptions, EngineOptions {
  readonly out: string | undefined;
  readonly threads: number;
  readonly shard: string | undefined;
  readonly optimise: string | undefined;
  readonly goal: "min" | "max" | undefined;
  readonly budget: number;
  readonly resume: boolean;
  readonly format: "csv" | "parquet";
  readonly dryRun: boolean;
  readonly quiet: boolean;
}

export const sweepCommand: CommandModule<object, RunSweepOptions> = {
  command: "sweep <scenario>",
  describe: "simulate a scenario over parameters, schedulers and seeds; may be killed and continued at any time",
  builder: (yargs: Argv) =>
    sweepOptions(yargs)
      .option("out", { type: "string", describe: "folder of the table [default: results/<scenario>-sweep]" })
      .option("threads", {
        type: "number",
        default: availableParallelism(),
        describe: "worker threads of this machine",
      })
      .option("engine", {
        choices: ["local", "bullmq"] as const,
        default: "local" as const,
        describe: "worker threads here, or descent workers on any number of machines",
      })
      .option("redis", { type: "string", describe: redisHelp })
      .option("shard", {
        type: "string",
        describe: "only a part: 3/20; auto/20 takes the number from Slurm or Kubernetes, auto the count too (Slurm)",
      })
      .option("optimise", {
        type: "string",
        describe: "search the cell with the best value of this metric, such as mean_completion, with few runs",
      })
      .option("goal", { choices: ["min", "max"] as const, describe: "of --optimise [default: less, of use more]" })
      .option("budget", { type: "number", default: 1000, describe: "most runs of --optimise" })
      .option("resume", { type: "boolean", default: true, describe: "continue what the folder holds" })
      .option("format", {
        choices: ["csv", "parquet"] as const,
        default: "csv" as const,
        describe: "parquet: write runs.parquet too, once all runs are there",
      })
      .option("dry-run", { type: "boolean", default: false, describe: "only count the runs and estimate the time" })
      .option("quiet", {
        type: "boolean",
        default: false,
        describe: "no progress, no closing line",
      }) as unknown as Argv<RunSweepOptions>,
  handler: async (options) => {
    checkThreads(options.threads);
    const shard = options.shard === undefined ? null : parseShard(options.shard, process.env);
    const search = readSearch(options, shard);
    refuseElsewhere(options);
    const seedsInstead = search === null || options.seeds !== undefined ? null : firstSeeds(search.budget);
    const sweep = readSweep(options, await loadPlugins(options.plugin), seedsInstead);
    if (options.dryRun) {
      process.stdout.write(dryRun(sweep, search?.budget ?? shardRunCount(sweep.plan, shard), options.threads));
      return;
    }
    warnOfArrayJob(options.shard);
    const folder = folderOf(options, shard);
    const budget = search?.budget ?? null;
    if (search !== null && !sweep.columns.includes(search.metric)) {
      throw new InputError("--optimise", search.metric, "no job of the scenario has a service");
    }
    const opened = await openFolder(sweep, { folder, descentVersion, command: repeatSweep(options), shard, budget });
    try {
      refuseUnlessResumed(options, folder, opened);
      await runAndTell(sweep, shard, search, opened, folder, options);
    } finally {
      await opened.close();
    }
  },
};

/** null: every run is wanted. */
function readSearch({ optimise: metric, budget, goal }: RunSweepOptions, shard: Shard | null): Search | null {
  if (metric === undefined) return null;
  if (shard !== null) throw new InputError("--optimise", "", "needs all rows in one table: leave --shard out");
  if (!(Number.isInteger(budget) && budget >= 4 && budget <= MOST_BUDGET)) {
    throw new InputError("--budget", String(budget), `must be a whole number from 4 to ${MOST_BUDGET}`);
  }
  return { metric: findMetric("--optimise", metric, metricNames), goal: goal ?? null, budget };
}

const MOST_BUDGET = 1_000_000;

const firstSeeds = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

function checkThreads(threads: number): void {
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= 1024)) {
    throw new InputError("--threads", "", `must be a whole number from 1 to 1024, not ${threads}`);
  }
}

function refuseElsewhere({ plugin, engine }: RunSweepOptions): void {
  if (plugin.length === 0 || engine === "local") return;
  throw new InputError("--plugin", plugin[0]!, `is not sent to workers of --engine ${engine}; use --engine local`);
}

/** Every task of an array would compute everything: most likely --shard was forgotten. */
function warnOfArrayJob(shard: string | undefined): void {
  const { SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX } = process.env;
  if (shard !== undefined || (SLURM_ARRAY_TASK_ID ?? JOB_COMPLETION_INDEX) === undefined) return;
  process.stderr.write(
    "descent: this is one task of an array job, but --shard is not given: it runs the whole sweep\n",
  );
}

function folderOf(options: RunSweepOptions, shard: Shard | null): string {
  const folder = options.out ?? `results/${basename(options.scenario, extname(options.scenario))}-sweep`;
  return shard === null ? folder : join(folder, `shard-${shard.number}-of-${shard.count}`);
}

function refuseUnlessResumed(options: RunSweepOptions, folder: string, { log }: SweepFolder): void {
  if (!options.resume && log.done.count > 0) {
    throw new InputError(
      folder,
      "",
      `already holds ${log.done.count} runs: continue with --resume, or give another --out`,
    );
  }
}

async function runAndTell(
  sweep: PreparedSweep,
  shard: Shard | null,
  search: Search | null,
  opened: SweepFolder,
  folder: string,
  options: RunSweepOptions,
): Promise<void> {
  const { log } = opened;
  const before = doneCount(sweep, shard, log);
  const total = search === null ? shardRunCount(sweep.plan, shard) : search.budget;
  const startMs = Date.now();
  const interrupt = interruptSignal();
  const progress = sweepProgress(before, total, !options.quiet);
  let done = before;
  const onRows = (newRows: number): void => {
    done += newRows;
    progress.report(newRows);
  };
  const watch = { signal: interrupt.signal, onRows };
  let told: string | null = null;
  if (search !== null || done < total) {
    const engine = await createEngine(sweep, folder, Math.max(1, Math.min(options.threads, total - done)), options);
    try {
      if (search === null) await runMissing(sweep, fullDemand(sweep, shard), log, engine, watch);
      else told = await optimise(sweep, search, folder, opened, engine, watch);
    } finally {
      progress.stop();
      interrupt.stop();
      await engine.close();
    }
  }
  interrupt.stop();
  const table = join(folder, RUNS_FILE);
  if (interrupt.signal.aborted) {
    process.exitCode = 130;
    process.stderr.write(`stopped: ${done} of ${total} runs are in ${table}; the same command continues\n`);
    return;
  }
  if (options.format === "parquet") {
    const { writeParquet } = await import("../sweep/store/parquet.js");
    await writeParquet(table, join(folder, PARQUET_FILE), sweep.columns, new Set(["key", "scheduler"]));
  }
  if (told !== null) process.stdout.write(`${told}\n`);
  if (!options.quiet) process.stdout.write(closingLine(table, before, done, log.droppedBytes, Date.now() - startMs));
}

function closingLine(table: string, before: number, done: number, droppedBytes: number, elapsedMs: number): string {
  const kept = before === 0 ? "" : `, ${before} were there before`;
  const repaired = droppedBytes === 0 ? "" : ` (${droppedBytes} bytes of torn or repeated rows were dropped)`;
  return `${table}: ${done} runs, ${done - before} new in ${(elapsedMs / 1000).toFixed(1)} s${kept}${repaired}\n`;
}

/** Runs of this sweep that have their row; a folder may also hold runs of a larger one. */
function doneCount({ plan, ...sweep }: PreparedSweep, shard: Shard | null, log: SweepFolder["log"]): number {
  if (log.done.count === 0) return 0;
  let count = 0;
  for (const { cellIndex, seeds } of fullDemand({ plan, ...sweep }, shard)) {
    const { hashOfCell } = plannedCell(plan, cellIndex);
    for (const seed of seeds) if (log.done.has(hashOfCell, seed)) count += 1;
  }
  return count;
}
