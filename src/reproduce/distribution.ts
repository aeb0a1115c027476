import type { Distribution } from "../domain/reproduction.js";
import { meanInterval } from "../metrics/intervals.js";
import { ascending, quantile } from "../metrics/quantile.js";

/** Values over seeds, one each, as a reader wants them. */
export function describe(values: readonly number[]): Distribution {
  const sorted = ascending(values);
  const { estimate, low, high } = meanInterval(values);
  return {
    seeds: values.length,
    mean: estimate,
    meanInterval: [low, high],
    p05: quantile(sorted, 0.05),
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
  };
}

/** Share of the values at or below a published one. */
export const shareAtOrBelow = (values: readonly number[], published: number): number =>
  values.filter((value) => value <= published).length / values.length;
