import { describe } from "../distribution.js";
import { randomMixed } from "./experiments.js";
import { Lab, usual } from "./lab.js";

/** The four published times of the 20-job run: makespan and mean completion time under DS and SpeCon (sc-26 to sc-29). */
const published = { dsMakespanSec: 1421, dsMeanSec: 710.3, speConMakespanSec: 1070, speConMeanSec: 613.7 };

/** Root mean square of the relative errors of the medians over seeds, for one factor on the job sizes. */
function fitError(factor: number, seedCount: number): number {
  const lab = new Lab((policies) => randomMixed(20, 4, 300, policies, factor), seedCount);
  const median = (values: readonly number[]): number => describe(values).median;
  const errors = [
    median(lab.makespanSec(null)) / published.dsMakespanSec - 1,
    median(lab.meanCompletionSec(null)) / published.dsMeanSec - 1,
    median(lab.makespanSec(usual)) / published.speConMakespanSec - 1,
    median(lab.meanCompletionSec(usual)) / published.speConMeanSec - 1,
  ];
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}

/** The factor with the smallest error, the first of equals. */
export function fitSizeFactor(factors: readonly number[], seedCount: number): number {
  const errors = factors.map((factor) => fitError(factor, seedCount));
  return factors[errors.indexOf(Math.min(...errors))]!;
}
