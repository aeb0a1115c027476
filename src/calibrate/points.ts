import { ascending, quantile } from "../metrics/quantile.js";

/** Measured losses over progress; both of one length, progress ascending. */
export interface LossPoints {
  /** Progress from 0 to 1, as in `LossShape`. */
  readonly xs: readonly number[];
  readonly losses: readonly number[];
}

export const pick = ({ xs, losses }: LossPoints, indices: readonly number[]): LossPoints => ({
  xs: indices.map((index) => xs[index]!),
  losses: indices.map((index) => losses[index]!),
});

export const median = (values: readonly number[]): number => quantile(ascending(values), 0.5);

/** Losses below this part of the largest one count as equal in size, so that no weight grows without bound. */
const SMALLEST_PART = 1e-6;

/** Points on either side that a level is the mean of, as a part of all points. */
const SMOOTHING_PART = 1 / 40;

/**
 * Weight of each residual: 1 / the size of the loss there, so that a sum of squares is one of relative errors. The size is a
 * moving mean: weighing by single noisy losses would favour the low ones.
 */
export function relativeWeights(losses: readonly number[]): readonly number[] {
  const sizes = losses.map(Math.abs);
  const least = SMALLEST_PART * Math.max(...sizes) || 1;
  const reach = Math.floor(losses.length * SMOOTHING_PART);
  const sums = [0];
  for (const size of sizes) sums.push(sums.at(-1)! + size);
  return sizes.map((_, index) => {
    // As many on the left as on the right, or the ends of a falling curve would be too small or too large.
    const width = Math.min(reach, index, losses.length - 1 - index);
    const level = (sums[index + width + 1]! - sums[index - width]!) / (2 * width + 1);
    return 1 / Math.max(level, least);
  });
}

/** Median over points of |predicted - measured| / |measured|; a measured 0 counts as the smallest size that weights know. */
export function medianRelativeError(measured: readonly number[], predicted: readonly number[]): number {
  const least = SMALLEST_PART * Math.max(...measured.map(Math.abs)) || 1;
  return median(measured.map((loss, i) => Math.abs(predicted[i]! - loss) / Math.max(Math.abs(loss), least)));
}
