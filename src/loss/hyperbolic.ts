import { clampProgress, type LossCurve, type ShapeOf } from "./curve.js";

/** loss(x) = 1 / (a x + b) + c: the form that gradient descent's O(1/k) convergence suggests, often fitted to real runs. */
export function hyperbolicCurve({ a, b, c }: ShapeOf<"hyperbolic">): LossCurve {
  return { at: (progress) => 1 / (a * clampProgress(progress) + b) + c };
}
