import type { LossShape } from "../../src/domain/loss.js";
import { createCurve } from "../../src/loss/create-curve.js";
import { hashedNormal } from "../../src/random/hash.js";

/** Losses of a known curve at `count` even steps of its progress, with relative noise of a known size. */
export function madeLosses(shape: LossShape, count: number, relativeSd: number, seed = 1): readonly number[] {
  const curve = createCurve(shape);
  return Array.from(
    { length: count },
    (_, i) => curve.at(i / (count - 1)) * (1 + relativeSd * hashedNormal(seed, 0, i)),
  );
}

/** One curve of each family that is fitted, as a job might have it. */
export const madeShapes: readonly LossShape[] = [
  { kind: "exponential", initial: 2.3, final: 0.4, rate: 6 },
  { kind: "weibull", initial: 180, final: 27, rate: 8, shape: 0.6 },
  { kind: "power-law", initial: 4.4, final: 1.2, scale: 60, exponent: 0.8 },
  { kind: "hyperbolic", a: 9, b: 0.5, c: 0.3 },
];
