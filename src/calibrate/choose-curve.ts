import { createCurve } from "../loss/create-curve.js";
import { type FittedKind, families } from "./family.js";
import { type FamilyFit, fitFamily } from "./fit-family.js";
import { type LossPoints, medianRelativeError, pick } from "./points.js";

/** A fitted curve that holds from progress `fromX` on; before it, nothing is claimed. */
export interface ChosenCurve {
  readonly kind: FittedKind;
  readonly fromX: number;
  readonly fit: FamilyFit;
  /** Mean over the splits of the median relative error on points that the split's fit did not see. */
  readonly crossValidatedError: number;
}

/** Which points are fitted and which are predicted, by index. */
export interface Split {
  readonly fitted: readonly number[];
  readonly predicted: readonly number[];
}

/** Fewer points than this say nothing about a curve of four parameters. */
export const FEWEST_POINTS = 6;

/**
 * Fits every family from every start and takes the one that predicts best, then fits it to all points.
 *
 * @param fromIndices points before these are left out, one try each: a first fall that belongs to no family
 * @returns null where no family can be fitted to every split
 */
export function chooseCurve(
  points: LossPoints,
  splits: readonly Split[],
  fromIndices: readonly number[] = [0],
): ChosenCurve | null {
  const tries = fromIndices.flatMap((from) =>
    families.map((family) => ({ family, from, error: splitError(points, splits, family, from) })),
  );
  for (const { family, from, error } of tries.toSorted((a, b) => a.error - b.error)) {
    if (error === Number.POSITIVE_INFINITY) return null;
    const fit = fitFrom(family, points, from, [...points.xs.keys()]);
    if (fit !== null) return { kind: family.kind, fromX: points.xs[from]!, fit, crossValidatedError: error };
  }
  return null;
}

/** The loss that a chosen curve gives at `x` of the run. */
export function chosenAt({ fit, fromX }: Pick<ChosenCurve, "fit" | "fromX">): (x: number) => number {
  const curve = createCurve(fit.shape);
  return (x) => curve.at((x - fromX) / (1 - fromX));
}

function splitError(
  points: LossPoints,
  splits: readonly Split[],
  family: (typeof families)[number],
  from: number,
): number {
  let sum = 0;
  for (const { fitted, predicted } of splits) {
    const fit = fitFrom(family, points, from, fitted);
    if (fit === null) return Number.POSITIVE_INFINITY;
    const at = chosenAt({ fit, fromX: points.xs[from]! });
    const held = pick(points, predicted);
    sum += medianRelativeError(held.losses, held.xs.map(at));
  }
  return sum / splits.length;
}

function fitFrom(
  family: (typeof families)[number],
  points: LossPoints,
  from: number,
  indices: readonly number[],
): FamilyFit | null {
  const { xs, losses } = pick(
    points,
    indices.filter((index) => index >= from),
  );
  if (xs.length < FEWEST_POINTS) return null;
  const fromX = points.xs[from]!;
  return fitFamily(family, { xs: xs.map((x) => (x - fromX) / (1 - fromX)), losses });
}

/** The future predicted from the past, at each of the given parts of the points. */
export const forecastSplits = (count: number, parts: readonly number[]): readonly Split[] =>
  parts.map((part) => {
    const cut = Math.ceil(count * part);
    return { fitted: range(0, cut), predicted: range(cut, count) };
  });

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);
