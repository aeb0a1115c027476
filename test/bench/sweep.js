/**
 * `node test/bench/sweep.js`: the parameter study (25 cells of alpha and interval x 1,000 seeds, 10 random jobs) from the command
 * line, with its report; then the speed-up of 2 workers over 1, in short turns that alternate, so that both meet the same load; and
 * what a run costs beyond its simulation. A benchmark, not a test: machines are shared, so see the load that it prints.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { readSweep } from "../../dist/cli/sweep-options.js";
import { simulate } from "../../dist/index.js";
import { loadScenario } from "../../dist/scenario/load.js";
import { createLocalEngine } from "../../dist/sweep/local/local-engine.js";
import { DoneRuns } from "../../dist/sweep/plan/done-runs.js";
import { createFeed } from "../../dist/sweep/plan/feed.js";

const seeds = Number(process.argv[2] ?? 1000);
const turns = Number(process.argv[3] ?? 9);
const scenario = "scenarios/random-10.yaml";
const params = ["scheduler.alpha=0.01,0.03,0.05,0.10,0.15", "scheduler.intervalSec=20:60:10"];
const turnSeeds = 80;

/** @type {(values: readonly number[]) => number} */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @type {(value: number) => number} */
const round = (value) => Number(value.toFixed(3));

/** The study as a user runs it: seconds of the sweep and of its report. */
const study = () => {
  const folder = mkdtempSync(join(tmpdir(), "descent-bench-"));
  /** @type {(args: readonly string[]) => number} */
  const timed = (args) => {
    const startMs = performance.now();
    execFileSync(process.execPath, [resolve("dist/cli/main.js"), ...args], { stdio: "ignore" });
    return (performance.now() - startMs) / 1000;
  };
  const axes = params.flatMap((text) => ["--param", text]);
  try {
    const sweepSec = timed([
      ...["sweep", scenario, "--set", "scheduler=flowcon", ...axes, "--seeds", `1..${seeds}`],
      ...["--threads", "2", "--out", folder],
    ]);
    return { runs: 25 * seeds, sweepSec, reportSec: timed(["sweep-summary", folder, "--report"]) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const sweep = readSweep({
  ...{ scenario, set: ["scheduler=flowcon"], param: params, seeds: `1..${turnSeeds}` },
  ...{ schedulers: undefined, sample: undefined, sampleSeed: undefined, jobs: false },
});
const demands = Array.from({ length: sweep.plan.cells.count }, (_, cellIndex) => ({
  cellIndex,
  seeds: sweep.plan.seeds,
}));

/** @type {(engine: ReturnType<typeof createLocalEngine>) => Promise<number>} Milliseconds per run. */
const turn = async (engine) => {
  const startMs = performance.now();
  await engine.run({
    feed: createFeed(sweep.plan, demands, new DoneRuns()),
    deliver: async () => {},
    signal: new AbortController().signal,
  });
  return (performance.now() - startMs) / (demands.length * turnSeeds);
};

/** The same runs with nothing around them. */
const bare = () => {
  const base = loadScenario(scenario, [{ path: "scheduler", value: "flowcon" }]);
  const startMs = performance.now();
  for (let seed = 1; seed <= 500; seed++) simulate(base, { seed, recordTimeline: false });
  return (performance.now() - startMs) / 500;
};

const commandLine = study();
const one = createLocalEngine(sweep.setup, 1);
const two = createLocalEngine(sweep.setup, 2);
const rounds = [];
for (let index = -1; index < turns; index++) {
  const times = { oneMs: await turn(one), twoMs: await turn(two), bareMs: bare() };
  // The first round only warms up.
  if (index >= 0) rounds.push(times);
}
await Promise.all([one.close(), two.close()]);

const ratios = rounds.map(({ oneMs, twoMs }) => oneMs / twoMs);
const leastOneMs = Math.min(...rounds.map(({ oneMs }) => oneMs));
const leastTwoMs = Math.min(...rounds.map(({ twoMs }) => twoMs));
console.log(
  JSON.stringify(
    {
      load: loadavg().map(round),
      study: {
        ...commandLine,
        sweepSec: round(commandLine.sweepSec),
        reportSec: round(commandLine.reportSec),
      },
      speedUp: {
        what: "2 workers over 1, same process, alternating turns",
        median: round(median(ratios)),
        each: ratios.map(round),
        ofTheFastestTurns: round(leastOneMs / leastTwoMs),
      },
      millisecondsPerRun: {
        oneWorker: round(median(rounds.map(({ oneMs }) => oneMs))),
        twoWorkers: round(median(rounds.map(({ twoMs }) => twoMs))),
        simulationAlone: round(median(rounds.map(({ bareMs }) => bareMs))),
      },
    },
    null,
    2,
  ),
);
