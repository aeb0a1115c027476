import { assert } from "../domain/assert.js";

/**
 * The value below which the fraction `probability` of a sample lies: linear interpolation between the two order statistics
 * around position (n - 1) p, which is definition 7 of Hyndman and Fan and the default of R and NumPy.
 *
 * @param sorted ascending, not empty
 * @param probability in [0, 1]
 */
export function quantile(sorted: readonly number[], probability: number): number {
  assert(sorted.length > 0, "a quantile needs a sample");
  assert(probability >= 0 && probability <= 1, `probability out of range: ${probability}`);
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

export const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** null for an empty sample. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
