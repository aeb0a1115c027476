import type { LossShape } from "../domain/loss.js";

/** A one- or two-parameter way to fall: the loss is floor + span * decay(x), where decay(0) = 1 and falls towards 0. */
export interface Family {
  readonly kind: FittedKind;
  /** Bounds of the natural logarithm of each parameter. */
  readonly logBounds: readonly (readonly [low: number, high: number])[];
  /** Values of each parameter, of which every combination is tried before the best are refined. */
  readonly starts: readonly (readonly number[])[];
  decay(parameters: readonly number[]): (x: number) => number;
  /** The same curve in the parameters that scenarios use. */
  shape(floor: number, span: number, parameters: readonly number[]): LossShape;
}

export type FittedKind = "exponential" | "weibull" | "power-law" | "hyperbolic";

/** From a nearly straight line to a fall within a thousandth of the run. */
const RATES = [0.3, 1, 3, 10, 30, 100];
const rateBounds = [Math.log(0.05), Math.log(10_000)] as const;
const scaleBounds = [Math.log(0.05), Math.log(1_000_000)] as const;

/** Outside, a curve is a step or a constant over any run, and the data cannot tell one parameter from the other. */
const exponentBounds = [Math.log(0.1), Math.log(4)] as const;

const ends = (floor: number, span: number, last: number): { readonly initial: number; readonly final: number } => ({
  initial: floor + span,
  final: floor + span * last,
});

const exponential: Family = {
  kind: "exponential",
  logBounds: [rateBounds],
  starts: [RATES],
  decay:
    ([rate]) =>
    (x) =>
      Math.exp(-rate! * x),
  shape: (floor, span, [rate]) => ({ kind: "exponential", ...ends(floor, span, Math.exp(-rate!)), rate: rate! }),
};

const weibullDecay = (rate: number, shape: number, x: number): number => Math.exp(-((rate * x) ** shape));

const weibull: Family = {
  kind: "weibull",
  logBounds: [rateBounds, exponentBounds],
  starts: [RATES, [0.3, 0.6, 1, 1.6]],
  decay:
    ([rate, shape]) =>
    (x) =>
      weibullDecay(rate!, shape!, x),
  shape: (floor, span, [rate, shape]) => ({
    kind: "weibull",
    ...ends(floor, span, weibullDecay(rate!, shape!, 1)),
    rate: rate!,
    shape: shape!,
  }),
};

const powerDecay = (scale: number, exponent: number, x: number): number => (1 + scale * x) ** -exponent;

const powerLaw: Family = {
  kind: "power-law",
  logBounds: [scaleBounds, exponentBounds],
  starts: [
    [...RATES, 1000],
    [0.3, 0.7, 1.5],
  ],
  decay:
    ([scale, exponent]) =>
    (x) =>
      powerDecay(scale!, exponent!, x),
  shape: (floor, span, [scale, exponent]) => ({
    kind: "power-law",
    ...ends(floor, span, powerDecay(scale!, exponent!, 1)),
    scale: scale!,
    exponent: exponent!,
  }),
};

/** 1 / (a x + b) + c = c + (1 / b) / (1 + (a / b) x). */
const hyperbolic: Family = {
  kind: "hyperbolic",
  logBounds: [scaleBounds],
  starts: [[...RATES, 1000]],
  decay:
    ([scale]) =>
    (x) =>
      powerDecay(scale!, 1, x),
  shape: (floor, span, [scale]) => ({ kind: "hyperbolic", a: scale! / span, b: 1 / span, c: floor }),
};

/** Fewer parameters first: of equal errors, the first wins. */
export const families: readonly Family[] = [exponential, hyperbolic, weibull, powerLaw];
