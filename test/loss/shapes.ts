import fc from "fast-check";
import type { LossShape } from "../../src/domain/loss.js";

/** Never -0: it is the same number as 0, but not the same to `toBe`. */
const double = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => value + 0);

/** Spread over the orders of magnitude of the allowed range, not only over its top. */
const parameter = double(-9, 9).map((power) => 10 ** power);

const ends = fc.record({ initial: double(-1e3, 1e3), final: double(-1e3, 1e3) });

const exponential = fc
  .tuple(ends, parameter)
  .map(([both, rate]): LossShape => ({ kind: "exponential", ...both, rate }));

const weibull = fc
  .tuple(ends, parameter, double(-3, 3))
  .map(([both, rate, power]): LossShape => ({ kind: "weibull", ...both, rate, shape: 10 ** power }));

const powerLaw = fc
  .tuple(ends, parameter, parameter)
  .map(([both, scale, exponent]): LossShape => ({ kind: "power-law", ...both, scale, exponent }));

const hyperbolic = fc
  .tuple(fc.oneof(fc.constant(0), parameter), parameter, double(-1e3, 1e3))
  .map(([a, b, c]): LossShape => ({ kind: "hyperbolic", a, b, c }));

/** Any valid table: progress strictly increasing, losses in any order. */
export const points: fc.Arbitrary<[number, number][]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 2, maxLength: 40 })
  .chain((steps) => {
    const sorted = steps.toSorted((left, right) => left - right);
    return fc
      .array(double(-1e3, 1e3), { minLength: sorted.length, maxLength: sorted.length })
      .map((losses) => sorted.map((step, i): [number, number] => [step / 1_000_000, losses[i]!]));
  });

/** Families that reach `initial` and `final` exactly. */
export const endedShape = fc.oneof(exponential, weibull, powerLaw) as fc.Arbitrary<
  Extract<LossShape, { readonly initial: number }>
>;

/** Every family whose parameters are numbers. */
export const anyShape: fc.Arbitrary<LossShape> = fc.oneof(
  endedShape,
  hyperbolic,
  points.map((drawn): LossShape => ({ kind: "table", points: drawn })),
);

export const progress = double(0, 1);
