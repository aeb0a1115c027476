import { blend } from "./blend.js";
import { clampProgress, type LossCurve, type ShapeOf } from "./curve.js";

/** Reduction in proportion to the distance still to go: fraction(x) = (1 - e^(-rate x)) / (1 - e^(-rate)). */
export function exponentialCurve({ initial, final, rate }: ShapeOf<"exponential">): LossCurve {
  // expm1 keeps its digits where the rate is small and the curve is almost a straight line.
  const whole = Math.expm1(-rate);
  return { at: (progress) => blend(initial, final, Math.expm1(-rate * clampProgress(progress)) / whole) };
}
