import type { Claims } from "../claim.js";
import { describe } from "../distribution.js";
import { drawn, input, stated } from "../outcome.js";
import type { RandomLab } from "./random-lab.js";
import type { Setting } from "./setting.js";

/** The setting of the 10- and 15-job runs (6.1.5). */
export const manyJobs: Setting = { alpha: 0.1, intervalSec: 20 };

const size = "the job sizes are derived from it";
const sizeMean = "the mean job size is assumed from it";

/** Rows fc-30 to fc-42: five named jobs at random times. */
export function fiveJobClaims(lab: RandomLab): Claims {
  const at = (alpha: number, intervalSec: number): Setting => ({ alpha, intervalSec });
  const settings = [at(0.03, 30), at(0.03, 60), at(0.05, 30), at(0.05, 60)];
  const median = (values: readonly number[]): number => describe(values).median;
  return {
    "fc-30": (row) => input(row, median(lab.completionSec(4, null)), size),
    "fc-31": (row) => drawn(row, lab.completionSec(4, at(0.05, 60))),
    "fc-32": (row) => input(row, median(lab.completionSec(5, null)), size),
    "fc-33": (row) => drawn(row, lab.completionSec(5, at(0.05, 60))),
    "fc-34": (row) => drawn(row, lab.completionSec(5, at(0.03, 30))),
    "fc-35": (row) => drawn(row, lab.completionSec(4, at(0.03, 30))),
    "fc-36": (row) => drawn(row, lab.reductionPercent(3, at(0.03, 30))),
    "fc-37": (row) => drawn(row, lab.improved(at(0.03, 30))),
    "fc-38": (row) => drawn(row, lab.improved(at(0.03, 60))),
    "fc-39": (row) => drawn(row, lab.improved(at(0.05, 30))),
    "fc-40": (row) => drawn(row, lab.improved(at(0.05, 60))),
    "fc-41": () => {
      const medians = settings.map((setting) => median(lab.makespanReductionPercent(setting)));
      const text = `${Math.min(...medians).toFixed(2)}..${Math.max(...medians).toFixed(2)}`;
      const met = medians.every((percent) => percent >= 1 && percent <= 5);
      return stated(null, text, "the median over seeds of every setting within 1 to 5 %", met);
    },
    "fc-42": (row) => input(row, null, "the widest use of LSTM-CFC is set to 0.19; the other then has 0.81"),
  };
}

/** Rows fc-50 to fc-55: ten jobs. */
export const tenJobClaims = (lab: RandomLab): Claims => ({
  "fc-50": (row) => input(row, describe(lab.makespanSec(null)).median, sizeMean),
  "fc-51": (row) => drawn(row, lab.makespanSec(manyJobs)),
  "fc-52": (row) => drawn(row, lab.increaseSec(2, manyJobs)),
  "fc-53": (row) => drawn(row, lab.completionSec(10, null)),
  "fc-54": (row) => drawn(row, lab.completionSec(10, manyJobs)),
  "fc-55": (row) => drawn(row, lab.improved(manyJobs)),
});

/** Rows fc-60 to fc-72: fifteen jobs. */
export function fifteenJobClaims(lab: RandomLab): Claims {
  const jobs = [2, 4, 5, 6, 10].flatMap((job, index): [string, Claims[string]][] => [
    [`fc-${63 + 2 * index}`, (row) => drawn(row, lab.completionSec(job, null))],
    [`fc-${64 + 2 * index}`, (row) => drawn(row, lab.completionSec(job, manyJobs))],
  ]);
  return {
    "fc-60": (row) => input(row, describe(lab.makespanSec(null)).median, sizeMean),
    "fc-61": (row) => drawn(row, lab.makespanSec(manyJobs)),
    "fc-62": (row) => drawn(row, lab.improved(manyJobs)),
    ...Object.fromEntries(jobs),
  };
}
