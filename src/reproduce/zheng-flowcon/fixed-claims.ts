import type { Claims } from "../claim.js";
import { input, stated, within } from "../outcome.js";
import type { FixedLab } from "./fixed-lab.js";
import { naCompletionSec } from "./fixed-three.js";
import type { Setting } from "./setting.js";

export const alphas = [0.01, 0.03, 0.05, 0.1, 0.15] as const;
export const intervals = [20, 30, 40, 50, 60] as const;

/** The source's two values for one setting (fc-13, fc-21) differ by this much: no model can be asked for less. */
const repeatPoints = 7.2;

const size = "the job sizes are solved from it";
const fitted = "the constants are fitted on it";
const makespanPercent = 3;

/** Rows fc-01 to fc-27: three jobs at fixed times. */
export function fixedClaims(lab: FixedLab): Claims {
  const at = (alpha: number, intervalSec: number): Setting => ({ alpha, intervalSec });
  const makespan =
    (setting: Setting): Claims[string] =>
    (row) =>
      within(row, lab.makespanSec(setting), (makespanPercent / 100) * Number(row.value), `${makespanPercent} %`);
  const reduction =
    (setting: Setting): Claims[string] =>
    (row) =>
      within(
        row,
        lab.reductionPercent(setting),
        repeatPoints,
        `${repeatPoints} points, the source's own repeat spread`,
      );
  const time =
    (ours: number, naSec: number): Claims[string] =>
    (row) =>
      within(
        row,
        ours,
        (repeatPoints / 100) * naSec,
        `${repeatPoints} % of the time without FlowCon, the repeat spread`,
      );
  const range =
    (settings: readonly Setting[], low: number, high: number): Claims[string] =>
    () => {
      const values = settings.map((setting) => lab.makespanReductionPercent(setting));
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const met = least >= low && most <= high;
      return stated(null, `${least.toFixed(2)}..${most.toFixed(2)}`, `every setting within ${low} to ${high} %`, met);
    };
  const share = (job: string, moments: readonly number[]): number =>
    Math.max(...moments.map((moment) => Math.abs(lab.cpusAt(job, moment, null) - 0.5)));
  return {
    "fc-01": (row) => input(row, lab.makespanSec(null), size),
    "fc-02": (row) => input(row, lab.completionSec("mnist-tf", null), size),
    "fc-03": (row) => input(row, lab.completionSec("mnist-pt", null), size),
    "fc-04": (row) => input(row, lab.completionSec("mnist-tf", null), size),
    "fc-05": makespan(at(0.05, 20)),
    "fc-06": makespan(at(0.05, 30)),
    "fc-07": makespan(at(0.05, 40)),
    "fc-08": makespan(at(0.05, 50)),
    "fc-09": (row) => input(row, lab.makespanSec(at(0.05, 60)), fitted),
    "fc-10": time(lab.completionSec("mnist-pt", at(0.05, 20)), naCompletionSec.mnistPytorch),
    "fc-11": time(lab.completionSec("mnist-tf", at(0.05, 20)), naCompletionSec.mnistTensorflow),
    "fc-12": time(lab.completionSec("mnist-tf", at(0.05, 30)), naCompletionSec.mnistTensorflow),
    ...Object.fromEntries(
      intervals.map((intervalSec, index) => [
        `fc-${13 + index}`,
        ((row) => input(row, lab.reductionPercent(at(0.1, intervalSec)), fitted)) satisfies Claims[string],
      ]),
    ),
    "fc-18": (row) => input(row, lab.reductionPercent(at(0.01, 20)), fitted),
    "fc-19": reduction(at(0.03, 20)),
    "fc-20": reduction(at(0.05, 20)),
    "fc-21": reduction(at(0.1, 20)),
    "fc-22": reduction(at(0.15, 20)),
    "fc-23": (row) => within(row, lab.limitAt("vae", 40, at(0.05, 20)), 0, "exactly"),
    "fc-24": (row) => within(row, lab.limitAt("mnist-pt", 40, at(0.05, 20)), 0, "exactly"),
    "fc-25": (row) =>
      within(
        row,
        0.5 + Math.max(share("vae", [40, 180]), share("mnist-pt", [40, 180])),
        0.01,
        "0.01 at 40 s and 180 s",
      ),
    "fc-26": range(
      alphas.flatMap((alpha) => [at(alpha, 20), at(alpha, 30)]),
      1,
      4,
    ),
    "fc-27": range(
      intervals.flatMap((intervalSec) => [at(0.05, intervalSec), at(0.1, intervalSec)]),
      1,
      5,
    ),
  };
}
