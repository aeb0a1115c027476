import { rmSync, writeFileSync } from "node:fs";
import { difference, noDifference, notComparable, shrink, worse } from "./compare.js";

/** @typedef {import("./schedules.js").Schedule} Schedule */
/** @typedef {import("./compare.js").Difference} Difference */
/** @typedef {{ difference: Difference, descentSec: number, simgridSec: number, error: string | null }} Comparison */
/** @typedef {(schedule: Schedule) => Comparison} Compare */
/** @typedef {(schedule: Schedule) => import("./engines.js").Outcome} Engine */

/** Of a finish time: what two correct engines may differ by. */
const tolerance = 1e-9;

/** @param {Comparison} comparison */
export const passes = (comparison) => comparison.difference.ofFinish <= tolerance;

/**
 * @param {Engine} runDescent
 * @param {Engine} runSimgrid
 * @param {Schedule} schedule
 * @returns {Comparison} an engine that fails is a difference too, so that its schedule is kept and cut down
 */
export function compareOne(runDescent, runSimgrid, schedule) {
  try {
    const descent = runDescent(schedule);
    const simgrid = runSimgrid(schedule);
    const found = difference(schedule, descent, simgrid);
    return { difference: found, descentSec: descent.elapsedSec, simgridSec: simgrid.elapsedSec, error: null };
  } catch (error) {
    return { difference: notComparable, descentSec: 0, simgridSec: 0, error: String(error) };
  }
}

/**
 * Prints one row for each class, then the verdict.
 *
 * @param {Compare} compare
 * @param {[string, Schedule[]][]} groups schedules by class
 * @param {string} failingFile where the smallest failing schedule goes
 * @returns {number} exit code
 */
export function compareAll(compare, groups, failingFile) {
  printRow("class", "cases", "jobs", "of finish", "of completion");
  const total = { cases: 0, jobs: 0, difference: noDifference, descentSec: 0, simgridSec: 0 };
  const failing = [];
  for (const [name, schedules] of groups) {
    let [jobs, worst] = [0, noDifference];
    for (const schedule of schedules) {
      const comparison = compare(schedule);
      if (!passes(comparison)) failing.push(schedule);
      worst = worse(worst, comparison.difference);
      jobs += schedule.jobs.length;
      total.descentSec += comparison.descentSec;
      total.simgridSec += comparison.simgridSec;
    }
    printDifference(name, schedules.length, jobs, worst);
    total.cases += schedules.length;
    total.jobs += jobs;
    total.difference = worse(total.difference, worst);
  }
  printDifference("all", total.cases, total.jobs, total.difference);
  console.log("\nfor information, jobs per second, set-up of each run included:");
  console.log(
    `Descent ${perSecond(total.jobs, total.descentSec)}, SimGrid ${perSecond(total.jobs, total.simgridSec)}\n`,
  );
  return conclude(compare, failing, total, failingFile);
}

/**
 * @param {Compare} compare
 * @param {Schedule[]} failing
 * @param {{ cases: number, difference: Difference }} total
 * @param {string} failingFile
 */
function conclude(compare, failing, total, failingFile) {
  const worst = total.difference.ofFinish.toExponential(1);
  if (failing.length === 0) {
    rmSync(failingFile, { force: true });
    console.log(`PASS: all finish times agree to ${worst}; ${tolerance} is allowed`);
    return 0;
  }
  const fewest = failing.reduce((one, other) => (other.jobs.length < one.jobs.length ? other : one));
  const smallest = shrink(fewest, (schedule) => !passes(compare(schedule)));
  writeFileSync(failingFile, `${JSON.stringify(smallest, null, 1)}\n`);
  console.log(`FAIL: ${failing.length} of ${total.cases} schedules differ by more than ${tolerance}, at most ${worst}`);
  console.log(`"${smallest.name}", cut down to ${smallest.jobs.length} jobs that still fail: ${failingFile}`);
  const { error } = compare(smallest);
  if (error !== null) console.log(error);
  return 1;
}

/** @param {number} jobs @param {number} sec */
const perSecond = (jobs, sec) => Math.round(jobs / sec).toLocaleString("en");

/** @param {string} name @param {number} cases @param {number} jobs @param {Difference} largest */
const printDifference = (name, cases, jobs, largest) =>
  printRow(name, cases, jobs, largest.ofFinish.toExponential(1), largest.ofCompletion.toExponential(1));

/** @param {[string | number, ...(string | number)[]]} cells */
function printRow(...[name, ...numbers]) {
  console.log(`${name}`.padEnd(28) + numbers.map((cell) => `${cell}`.padStart(15)).join(""));
}
