import type { LossCurve, ShapeOf } from "./curve.js";

/**
 * Smooth curve through measured points; constant before the first and after the last. Between two points it never leaves
 * their losses, so it is monotone wherever the points are. O(log points) per value.
 *
 * Cubic Hermite interpolation with the slopes of Fritsch and Carlson (1980), limited to three times the slope of either
 * neighbouring chord: the square [0, 3] x [0, 3] inside their region of monotonicity, which does not depend on the order in
 * which the points are visited.
 */
export function tableCurve({ points }: ShapeOf<"table">): LossCurve {
  const xs = Float64Array.from(points, ([progress]) => progress);
  const ys = Float64Array.from(points, ([, loss]) => loss);
  const slopes = monotoneSlopes(xs, ys);
  const last = xs.length - 1;
  return {
    at(progress) {
      if (progress <= xs[0]!) return ys[0]!;
      if (progress >= xs[last]!) return ys[last]!;
      return hermite(xs, ys, slopes, lastAtOrBefore(xs, progress), progress);
    },
  };
}

function monotoneSlopes(xs: Float64Array, ys: Float64Array): Float64Array {
  const last = xs.length - 1;
  const chord = (i: number): number => (ys[i + 1]! - ys[i]!) / (xs[i + 1]! - xs[i]!);
  return xs.map((_, i) => {
    if (i === 0) return chord(0);
    if (i === last) return chord(last - 1);
    const before = chord(i - 1);
    const after = chord(i);
    // A point that is higher or lower than both its neighbours stays the extreme, so the curve is flat there.
    if (Math.sign(before) !== Math.sign(after)) return 0;
    const steepest = 3 * Math.min(Math.abs(before), Math.abs(after));
    return Math.sign(before) * Math.min(Math.abs(before + after) / 2, steepest);
  });
}

/** Index of the last x at or before `x`, which lies inside the table. */
function lastAtOrBefore(xs: Float64Array, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle;
  }
  return low;
}

function hermite(xs: Float64Array, ys: Float64Array, slopes: Float64Array, i: number, x: number): number {
  const width = xs[i + 1]! - xs[i]!;
  const from = ys[i]!;
  const to = ys[i + 1]!;
  const t = (x - xs[i]!) / width;
  const s = 1 - t;
  const loss =
    s * s * (1 + 2 * t) * from + t * t * (1 + 2 * s) * to + width * s * t * (s * slopes[i]! - t * slopes[i + 1]!);
  // Rounding may put a value a last bit outside the two points.
  return Math.min(Math.max(from, to), Math.max(Math.min(from, to), loss));
}
