import type { Rng } from "./rng.js";

/** Uniform in [low, high). */
export const uniform = (rng: Rng, low: number, high: number): number => low + (high - low) * rng();

/** Exponential with the given mean, by inversion: one draw each, so streams stay aligned. */
export const exponential = (rng: Rng, mean: number): number => -mean * Math.log1p(-rng());

/** Index drawn with probability proportional to its weight. Weights are 0 or more, at least one is more than 0. */
export function weightedIndex(rng: Rng, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = rng() * total;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
