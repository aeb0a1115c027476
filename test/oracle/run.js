/**
 * Compares completion times with SimGrid, an engine that others wrote, on random schedules. See README.md.
 *
 *   node test/oracle/run.js [--cases 300] [--seed 1] [--replay test/oracle/build/failing.json] [--require]
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareAll, compareOne, passes } from "./compare-all.js";
import { buildFolder, compile, missing, version } from "./compile.js";
import { runDescent, runSimgrid } from "./engines.js";
import { classes, schedulesOf } from "./schedules.js";
import { startWatchdog } from "./watchdog.js";

/** @typedef {import("./schedules.js").Schedule} Schedule */

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
  const built = new URL("../../dist/index.js", import.meta.url);
  if (!existsSync(built)) {
    console.log("oracle: FAIL: dist/index.js is missing; run: npm run build");
    return 1;
  }
  const { simulate, createStreams } = await import(built.href);
  const program = compile();
  if (options.replay !== undefined) return replay(simulate, program, options.replay);

  const caseCount = wholeNumber("cases", options.cases);
  const streams = createStreams(wholeNumber("seed", options.seed));
  const watch = startWatchdog(limitSec, buildFolder, failingFile);
  const compare = (/** @type {Schedule} */ schedule) => {
    watch(schedule);
    return compareOne(simulate, program, schedule);
  };
  console.log(`Descent against ${version()}, seed ${options.seed}\n`);
  return compareAll(
    compare,
    classes.map((kind) => [kind.name, schedulesOf(kind, caseCount, streams.get)]),
    failingFile,
  );
}

/** @param {(scenario: any, options: any) => any} simulate @param {string} program @param {string} file */
function replay(simulate, program, file) {
  /** @type {Schedule} */
  const schedule = JSON.parse(readFileSync(file, "utf8"));
  const simgrid = runSimgrid(program, schedule);
  const descent = runDescent(simulate, schedule);
  for (const [index, job] of schedule.jobs.entries()) {
    console.log(JSON.stringify(job), `Descent ${descent.finishSec[index]} s, SimGrid ${simgrid.finishSec[index]} s`);
  }
  const comparison = compareOne(simulate, program, schedule);
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
