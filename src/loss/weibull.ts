import { blend } from "./blend.js";
import { clampProgress, type LossCurve, type ShapeOf } from "./curve.js";

/** Below this 1 - e^(-u) is u to the last bit. */
const LINEAR = 1e-16;

/**
 * Stretched exponential: fraction(x) = (1 - e^(-(rate x)^shape)) / (1 - e^(-rate^shape)). Shape 1 is the exponential; above
 * 1 the reduction starts slowly and then drops at once; below 1 it starts steeply and has a long tail.
 */
export function weibullCurve({ initial, final, rate, shape }: ShapeOf<"weibull">): LossCurve {
  const wholeExponent = rate ** shape;
  const whole = Math.expm1(-wholeExponent);
  // rate^shape may underflow to 0, where the quotient would be 0 / 0; its limit is x^shape.
  const fraction =
    wholeExponent < LINEAR ? (x: number) => x ** shape : (x: number) => Math.expm1(-((rate * x) ** shape)) / whole;
  return { at: (progress) => blend(initial, final, fraction(clampProgress(progress))) };
}
