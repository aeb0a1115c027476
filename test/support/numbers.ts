import fc from "fast-check";
import { expect } from "vitest";

/**
 * Multiples of 1/64: sums and differences of a few hundred of them are exact, so that two algorithms that add in another
 * order must still agree to the last digits.
 */
export const sixtyFourths = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.ceil(low * 64), max: Math.floor(high * 64) }).map((count) => count / 64);

/** Any size between 10^low and 10^high, each power of ten equally often. */
export const magnitudes = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true }).map((power) => 10 ** power);

/** Equal up to `tolerance` times the larger of the two and `scale`. Infinity equals only itself. */
export function expectClose(actual: number, expected: number, tolerance: number, scale = 0): void {
  if (actual === expected) return;
  const allowed = tolerance * Math.max(Math.abs(actual), Math.abs(expected), scale);
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(allowed);
}
