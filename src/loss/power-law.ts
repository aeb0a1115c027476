import { blend } from "./blend.js";
import { clampProgress, type LossCurve, type ShapeOf } from "./curve.js";

/** Heavy tail: fraction(x) = (1 - (1 + scale x)^(-exponent)) / (1 - (1 + scale)^(-exponent)). */
export function powerLawCurve({ initial, final, scale, exponent }: ShapeOf<"power-law">): LossCurve {
  const reduction = (x: number): number => Math.expm1(-exponent * Math.log1p(scale * x));
  const whole = reduction(1);
  return { at: (progress) => blend(initial, final, reduction(clampProgress(progress)) / whole) };
}
