/**
 * `node test/bench/sweep.js`: the parameter study (25 cells of alpha and interval x 1,000 seeds, 10 random jobs) on 1 and on 2
 * threads, alternating, and what a run costs beyond its simulation. A benchmark, not a test: see the load it prints.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { simulate } from "../../dist/index.js";
import { loadScenario } from "../../dist/scenario/load.js";

const seeds = Number(process.argv[2] ?? 1000);
const repeats = Number(process.argv[3] ?? 3);
const scenario = "scenarios/random-10.yaml";
const folder = mkdtempSync(join(tmpdir(), "descent-bench-"));
const main = resolve("dist/cli/main.js");

/** @type {(args: readonly string[]) => number} Seconds. */
const timed = (args) => {
  const startMs = performance.now();
  execFileSync(process.execPath, [main, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  return (performance.now() - startMs) / 1000;
};

/** @type {(threads: number, round: number) => string} */
const out = (threads, round) => join(folder, `${threads}-${round}`);

/** @type {(threads: number, round: number) => number} */
const study = (threads, round) =>
  timed([
    ...["sweep", scenario, "--set", "scheduler=flowcon", "--seeds", `1..${seeds}`, "--quiet"],
    ...["--param", "scheduler.alpha=0.01,0.03,0.05,0.10,0.15", "--param", "scheduler.intervalSec=20:60:10"],
    ...["--threads", String(threads), "--out", out(threads, round)],
  ]);

/** @type {(values: readonly number[]) => number} */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

try {
  const rounds = Array.from({ length: repeats }, (_, round) => ({ one: study(1, round), two: study(2, round) }));
  const sorted = [1, 2].map((threads) =>
    readFileSync(join(out(threads, 0), "runs.csv"), "utf8")
      .split("\n")
      .sort()
      .join("\n"),
  );
  const reportSec = timed(["sweep-summary", out(2, 0), "--report"]);

  const base = loadScenario(scenario, [{ path: "scheduler", value: "flowcon" }]);
  for (let seed = 0; seed < 500; seed++) simulate(base, { seed, recordTimeline: false });
  const startMs = performance.now();
  for (let seed = 1; seed <= 1000; seed++) simulate(base, { seed, recordTimeline: false });
  const simulationMs = (performance.now() - startMs) / 1000;

  const runs = 25 * seeds;
  const oneSec = median(rounds.map(({ one }) => one));
  const twoSec = median(rounds.map(({ two }) => two));
  console.log(
    JSON.stringify(
      {
        runs,
        load: loadavg().map((value) => Number(value.toFixed(1))),
        oneThreadSec: oneSec,
        twoThreadsSec: twoSec,
        speedUp: Number(median(rounds.map(({ one, two }) => one / two)).toFixed(2)),
        sameTable: sorted[0] === sorted[1],
        reportSec,
        simulationMsPerRun: simulationMs,
        overheadMsPerRun: Number(((1000 * oneSec) / runs - simulationMs).toFixed(3)),
      },
      null,
      2,
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
