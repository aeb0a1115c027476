import { InputError } from "../../domain/errors.js";
import { createStreams } from "../../random/streams.js";
import { type Axis, MOST_VALUES } from "./axis.js";

/** How points are drawn from a space that is too large, or too continuous, for a full grid. */
export interface Sampling {
  /** random: independent points. lhs: a Latin hypercube, which spreads the values of every axis evenly. */
  readonly kind: "random" | "lhs";
  readonly points: number;
  readonly seed: number;
}

/** Reads `random:500` or `lhs:200`. Throws InputError. */
export function parseSampling(origin: string, text: string, seed: number): Sampling {
  const [, kind, points] = /^(random|lhs):(\d+)$/.exec(text) ?? [];
  const count = Number(points);
  if (kind === undefined || count < 1 || count > MOST_VALUES) {
    throw new InputError(origin, text, `must be random:N or lhs:N with N from 1 to ${MOST_VALUES}`);
  }
  return { kind: kind as Sampling["kind"], points: count, seed };
}

/** Digits of a number drawn from an interval: more would only be harder to read and to type again. */
const SAMPLE_DIGITS = 6;

/**
 * Points in the order they were drawn, one value per axis. The same sampling gives the same points; each axis has a random
 * stream of its own, so that another axis changes none of its values.
 */
export function samplePoints(axes: readonly Axis[], sampling: Sampling): readonly (readonly unknown[])[] {
  const columns = axes.map((axis) => {
    const rng = createStreams(sampling.seed).get(`sweep/${sampling.kind}/${axis.path}`);
    const strata = Float64Array.from({ length: sampling.points }, (_, index) => index);
    if (sampling.kind === "lhs") shuffle(strata, rng);
    return Array.from(strata, (stratum) =>
      valueAt(axis, sampling.kind === "lhs" ? (stratum + rng()) / sampling.points : rng()),
    );
  });
  return Array.from({ length: sampling.points }, (_, index) => columns.map((column) => column[index]));
}

/** Fisher and Yates. */
function shuffle(values: Float64Array, rng: () => number): void {
  for (let index = values.length - 1; index > 0; index--) {
    const other = Math.floor(rng() * (index + 1));
    const kept = values[index]!;
    values[index] = values[other]!;
    values[other] = kept;
  }
}

/** @param fraction in [0, 1) */
function valueAt(axis: Axis, fraction: number): unknown {
  if (axis.kind === "values") return axis.values[Math.floor(fraction * axis.values.length)];
  return Number((axis.low + fraction * (axis.high - axis.low)).toPrecision(SAMPLE_DIGITS));
}
