/**
 * Compares completion times with SimGrid, an engine that others wrote, on random schedules. See README.md.
 *
 *   node test/oracle/run.js [--cases 300] [--seed 1] [--replay test/oracle/build/failing.json] [--require]
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareAll, compareOne, passes } from "./compare-all.js";
import { buildFolder, compile, missing, version } from "./compile.js";
import { loadDescent, runSimgrid } from "./engines.js";
import { compareParallel } from "./parallel.js";
import { classes, schedulesOf } from "./schedules.js";
import { startWatchdog } from "./watchdog.js";

/** @typedef {import("./schedules.js").Schedule} Schedule */
/** @typedef {import("./compare-all.js").Engine} Engine */

const failingFile = `${buildFolder}failing.json`;
/** Far more than the largest schedule needs. */
const limitSec = 60;

process.exitCode = await main();

async function main() {
  const { values: options } = parseArgs({
    options: {
      cases: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      replay: { type: "string" },
      require: { type: "boolean", default: process.env.CI === "true" },
    },
  });
  const reason = missing();
  if (reason !== null) {
    console.log(`oracle: ${options.require ? "FAIL" : "skipped"}: ${reason}`);
    return options.require ? 1 : 0;
  }
  const built = new URL("../../dist/", import.meta.url);
  if (!existsSync(new URL("index.js", built))) {
    console.log("oracle: FAIL: dist/index.js is missing; run: npm run build");
    return 1;
  }
  const watch = startWatchdog(limitSec, buildFolder, failingFile);
  const runUnwatched = await loadDescent(built);
  const runDescent = (/** @type {Schedule} */ schedule) => {
    watch(schedule);
    return runUnwatched(schedule);
  };
  const program = compile("simgrid");
  const runForeign = (/** @type {Schedule} */ schedule) => runSimgrid(program, schedule);
  if (options.replay !== undefined) return replay(runDescent, runForeign, options.replay);

  const { createStreams } = await import(new URL("index.js", built).href);
  const caseCount = wholeNumber("cases", options.cases);
  const streams = createStreams(wholeNumber("seed", options.seed));
  const compare = (/** @type {Schedule} */ schedule) => compareOne(runDescent, runForeign, schedule);
  console.log(`Descent against ${version()}, seed ${options.seed}\n`);
  const single = compareAll(
    compare,
    classes.map((kind) => [kind.name, schedulesOf(kind, caseCount, streams.get)]),
    failingFile,
  );
  const modules = {
    ...(await import(new URL("index.js", built).href)),
    ...(await import(new URL("sharing/shared-cpus.js", built).href)),
    ...(await import(new URL("sharing/coupled-shares.js", built).href)),
  };
  return Math.max(single, compareParallel(compile("parallel"), modules, Math.ceil(caseCount / 2), streams.get));
}

/** @param {Engine} runDescent @param {Engine} runForeign @param {string} file */
function replay(runDescent, runForeign, file) {
  /** @type {Schedule} */
  const schedule = JSON.parse(readFileSync(file, "utf8"));
  const simgrid = runForeign(schedule);
  const descent = runDescent(schedule);
  for (const [index, job] of schedule.jobs.entries()) {
    console.log(JSON.stringify(job), `Descent ${descent.finishSec[index]} s, SimGrid ${simgrid.finishSec[index]} s`);
  }
  const comparison = compareOne(runDescent, runForeign, schedule);
  console.log(
    `${passes(comparison) ? "PASS" : "FAIL"}: ${comparison.difference.ofFinish.toExponential(1)} of finish time`,
  );
  return passes(comparison) ? 0 : 1;
}

/** @param {string} name @param {string} text */
function wholeNumber(name, text) {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name}: not a whole number: ${text}`);
  return Number(text);
}
