import type { Spread } from "../domain/validation.js";
import { ascending, mean, quantile } from "../metrics/quantile.js";

/** @param errors signed or not, at least one */
export function spreadOf(errors: readonly number[]): Spread {
  const sizes = ascending(errors.map(Math.abs));
  return {
    count: sizes.length,
    mean: mean(sizes)!,
    median: quantile(sizes, 0.5),
    p90: quantile(sizes, 0.9),
    worst: sizes.at(-1)!,
  };
}
