/**
 * @typedef {import("./schedules.js").Schedule} Schedule
 * @typedef {import("./engines.js").Outcome} Outcome
 * @typedef {{ ofFinish: number, ofCompletion: number }} Difference largest over the jobs; relative to SimGrid's finish time,
 *   and to its completion time (finish less arrival)
 */

/** @type {Difference} */
export const noDifference = { ofFinish: 0, ofCompletion: 0 };

/** @type {Difference} */
export const notComparable = { ofFinish: Infinity, ofCompletion: Infinity };

/**
 * @param {Schedule} schedule
 * @param {Outcome} descent
 * @param {Outcome} simgrid
 * @returns {Difference} Infinity where a job did not finish or has no record
 */
export function difference(schedule, descent, simgrid) {
  return schedule.jobs
    .map((job, index) => {
      const expectedSec = simgrid.finishSec[index];
      const actualSec = descent.finishSec[index];
      // Negated, so that NaN counts as not finished too.
      if (actualSec === null || expectedSec === null || !(expectedSec > job.arrivalSec)) return notComparable;
      const apartSec = Math.abs(actualSec - expectedSec);
      return { ofFinish: apartSec / expectedSec, ofCompletion: apartSec / (expectedSec - job.arrivalSec) };
    })
    .reduce(worse, noDifference);
}

/** @param {Difference} one @param {Difference} other @returns {Difference} */
export function worse(one, other) {
  return {
    ofFinish: Math.max(one.ofFinish, other.ofFinish),
    ofCompletion: Math.max(one.ofCompletion, other.ofCompletion),
  };
}

/**
 * Removes jobs, in ever smaller pieces, as long as the schedule still fails.
 *
 * @param {Schedule} schedule
 * @param {(schedule: Schedule) => boolean} fails
 * @returns {Schedule}
 */
export function shrink(schedule, fails) {
  let smallest = schedule;
  let triesLeft = 300;
  for (let piece = Math.ceil(schedule.jobs.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let start = 0; start < smallest.jobs.length && triesLeft > 0; triesLeft--) {
      const jobs = smallest.jobs.toSpliced(start, piece);
      const smaller = { ...smallest, jobs };
      if (jobs.length > 0 && fails(smaller)) smallest = smaller;
      else start += piece;
    }
  }
  return smallest;
}
