import { availableParallelism, hostname } from "node:os";
import { basename, extname, join, resolve } from "node:path";
import type { Argv, CommandModule } from "yargs";
import { InputError } from "../domain/errors.js";
import type { Engine } from "../sweep/engine.js";
import { createLocalEngine } from "../sweep/local/local-engine.js";
import { plannedCell, shardRunCount } from "../sweep/plan/plan.js";
import { parseShard, type Shard } from "../sweep/plan/shard.js";
import type { PreparedSweep } from "../sweep/prepare.js";
import { createQueueEngine } from "../sweep/queue/queue-engine.js";
import { writeParquet } from "../sweep/store/parquet.js";
import { fullDemand, openFolder, runMissing, type SweepFolder } from "../sweep/store/run-sweep.js";
import { PARQUET_FILE, RUNS_FILE } from "../sweep/store/sweep-file.js";
import { dryRun } from "./sweep-dry-run.js";
import { readSweep, repeatSweep, type SweepOptions, sha256, sweepOptions } from "./sweep-options.js";
import { sweepProgress } from "./sweep-progress.js";
import { readRedis, redisHelp, tellConnection } from "./sweep-redis.js";
import { descentVersion } from "./version.js";

interface RunSweepOptions extends SweepOptions {
  readonly out: string | undefined;
  readonly engine: "local" | "bullmq";
  readonly redis: string | undefined;
  readonly threads: number;
  readonly shard: string | undefined;
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
    const sweep = readSweep(options);
    if (options.dryRun) {
      process.stdout.write(dryRun(sweep, shardRunCount(sweep.plan, shard), options.threads));
      return;
    }
    warnOfArrayJob(options.shard);
    const folder = folderOf(options, shard);
    const opened = await openFolder(sweep, { folder, descentVersion, command: repeatSweep(options), shard });
    try {
      refuseUnlessResumed(options, folder, opened);
      await runAndTell(sweep, shard, opened, folder, options);
    } finally {
      await opened.close();
    }
  },
};

function checkThreads(threads: number): void {
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= 1024)) {
    throw new InputError("--threads", "", `must be a whole number from 1 to 1024, not ${threads}`);
  }
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
  { log }: SweepFolder,
  folder: string,
  options: RunSweepOptions,
): Promise<void> {
  const total = shardRunCount(sweep.plan, shard);
  let done = doneCount(sweep, shard, log);
  const before = done;
  const startMs = Date.now();
  const interrupt = interruptSignal();
  const progress = sweepProgress(before, total, !options.quiet);
  const onRows = (newRows: number): void => {
    done += newRows;
    progress.report(newRows);
  };
  if (done < total) {
    const engine = await createEngine(sweep, folder, Math.min(options.threads, total - done), options);
    try {
      await runMissing(sweep, fullDemand(sweep, shard), log, engine, { signal: interrupt.signal, onRows });
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
    const text = new Set(["key", "scheduler"]);
    await writeParquet(table, join(folder, PARQUET_FILE), sweep.columns, text);
  }
  if (options.quiet) return;
  const seconds = (Date.now() - startMs) / 1000;
  const kept = before === 0 ? "" : `, ${before} were there before`;
  const repaired = log.droppedBytes === 0 ? "" : ` (a torn end of ${log.droppedBytes} bytes was repaired)`;
  process.stdout.write(`${table}: ${done} runs, ${done - before} new in ${seconds.toFixed(1)} s${kept}${repaired}\n`);
}

async function createEngine(
  { setup, plan }: PreparedSweep,
  folder: string,
  threads: number,
  options: RunSweepOptions,
): Promise<Engine> {
  if (options.engine === "local") return createLocalEngine(setup, threads);
  const address = await readRedis(options.redis);
  return createQueueEngine({
    address,
    setup,
    descentVersion,
    hash: sha256,
    session: sha256([plan.identity, hostname(), resolve(folder)].join("\n")).slice(0, 20),
    onConnection: tellConnection(address.label),
  });
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

/** Aborted by Ctrl-C or a batch system's SIGTERM; a second one ends the process at once. */
function interruptSignal(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    stop: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}
