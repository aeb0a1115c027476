import { assert } from "../domain/assert.js";
import { mean } from "./quantile.js";
import { studentQuantile } from "./student-t.js";

/** An estimate and the bounds between which the true value lies with the confidence asked for. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Confidence interval of a mean by Student's t, for independent values such as one per seed.
 *
 * @param values at least 2
 * @param confidence in (0, 1)
 */
export function meanInterval(values: readonly number[], confidence = 0.95): Interval {
  assert(values.length >= 2, "the interval of a mean needs two values");
  const estimate = mean(values)!;
  const degrees = values.length - 1;
  const variance = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / degrees;
  const halfWidth = studentQuantile(degrees, (1 + confidence) / 2) * Math.sqrt(variance / values.length);
  return { estimate, low: estimate - halfWidth, high: estimate + halfWidth };
}

/**
 * Confidence interval of a proportion by Wilson's score, which stays within [0, 1] and holds for few trials.
 *
 * @param trials at least 1
 * @param confidence in (0, 1)
 */
export function proportionInterval(successes: number, trials: number, confidence = 0.95): Interval {
  assert(trials >= 1 && successes >= 0 && successes <= trials, `not a proportion: ${successes} of ${trials}`);
  const z = studentQuantile(Number.POSITIVE_INFINITY, (1 + confidence) / 2);
  const estimate = successes / trials;
  const spread = 1 + (z * z) / trials;
  const centre = (estimate + (z * z) / (2 * trials)) / spread;
  const halfWidth = (z / spread) * Math.sqrt((estimate * (1 - estimate)) / trials + (z * z) / (4 * trials * trials));
  return {
    estimate,
    low: successes === 0 ? 0 : centre - halfWidth,
    high: successes === trials ? 1 : centre + halfWidth,
  };
}
