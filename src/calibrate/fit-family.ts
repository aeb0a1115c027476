import { levenbergMarquardt } from "ml-levenberg-marquardt";
import type { LossShape } from "../domain/loss.js";
import { parameterProblem } from "../loss/problem.js";
import type { Family } from "./family.js";
import { type LossPoints, relativeWeights } from "./points.js";

/** A curve of one family through measured points. */
export interface FamilyFit {
  readonly shape: LossShape;
  /** The family's own parameters, in its order. */
  readonly parameters: readonly number[];
  /** Sum over the points of (relative residual)^2. */
  readonly squares: number;
}

/** Starts of the grid that are refined. */
const REFINED_STARTS = 2;

const MOST_ITERATIONS = 40;

/**
 * Least squares of relative errors. Floor and span enter linearly, so they are solved for within each trial of the other
 * parameters, whose logarithms Levenberg-Marquardt moves (variable projection). The loss falls; where no measured loss is
 * negative, the floor is not either.
 *
 * @param mostIterations fewer do where a start is known to be near
 * @returns null where the family has no falling curve through the points
 */
export function fitFamily(
  family: Family,
  points: LossPoints,
  mostIterations: number = MOST_ITERATIONS,
): FamilyFit | null {
  const problem: Problem = { family, points, weights: relativeWeights(points.losses) };
  const starts = grid(family.starts)
    .map((start) => start.map(Math.log))
    .map((logs) => ({ logs, squares: squaresAt(problem, logs) }))
    .sort((a, b) => a.squares - b.squares)
    .slice(0, REFINED_STARTS);
  const best = starts
    .map(({ logs }) => refine(problem, logs, mostIterations))
    .map((logs) => ({ logs, squares: squaresAt(problem, logs) }))
    .reduce((a, b) => (b.squares < a.squares ? b : a));
  const { floor, span } = linearPart(problem, best.logs);
  if (!(span > 0) || !Number.isFinite(best.squares)) return null;
  const parameters = best.logs.map(Math.exp);
  const shape = family.shape(floor, span, parameters);
  return parameterProblem(shape) === null ? { shape, parameters, squares: best.squares } : null;
}

interface Problem {
  readonly family: Family;
  readonly points: LossPoints;
  readonly weights: readonly number[];
}

function refine(problem: Problem, start: readonly number[], maxIterations: number): readonly number[] {
  const { family, points, weights } = problem;
  // The package weighs its steps by the reciprocal of what it weighs its errors by, so it gets weighted losses.
  const { parameterValues } = levenbergMarquardt(
    { x: [...points.xs.keys()], y: points.losses.map((loss, i) => loss * weights[i]!) },
    (logs) => {
      const curve = curveAt(problem, logs);
      return (i) => curve(points.xs[i]!) * weights[i]!;
    },
    {
      initialValues: start,
      minValues: family.logBounds.map(([low]) => low),
      maxValues: family.logBounds.map(([, high]) => high),
      centralDifference: true,
      gradientDifference: start.map(() => 1e-4),
      damping: 1e-3,
      maxIterations,
      errorTolerance: 1e-14,
    },
  );
  return parameterValues;
}

function curveAt(problem: Problem, logs: readonly number[]): (x: number) => number {
  const decay = problem.family.decay(logs.map(Math.exp));
  const { floor, span } = linearPart(problem, logs);
  return (x) => floor + span * decay(x);
}

function squaresAt(problem: Problem, logs: readonly number[]): number {
  const { points, weights } = problem;
  const curve = curveAt(problem, logs);
  let squares = 0;
  for (const [i, x] of points.xs.entries()) squares += ((curve(x) - points.losses[i]!) * weights[i]!) ** 2;
  return squares;
}

/** Floor and span of least weighted squares: two normal equations, and their edges where a bound holds. */
function linearPart({ family, points, weights }: Problem, logs: readonly number[]): LinearPart {
  const decay = family.decay(logs.map(Math.exp));
  let [w, wd, wdd, wy, wdy, least] = [0, 0, 0, 0, 0, Number.POSITIVE_INFINITY];
  for (const [i, x] of points.xs.entries()) {
    const weight = weights[i]! ** 2;
    const d = decay(x);
    const y = points.losses[i]!;
    w += weight;
    wd += weight * d;
    wdd += weight * d * d;
    wy += weight * y;
    wdy += weight * d * y;
    least = Math.min(least, y);
  }
  const span = (w * wdy - wd * wy) / (w * wdd - wd * wd);
  if (!(span > 0)) return { floor: wy / w, span: 0 };
  const floor = (wy - span * wd) / w;
  return floor < 0 && least >= 0 ? { floor: 0, span: wdy / wdd } : { floor, span };
}

interface LinearPart {
  readonly floor: number;
  readonly span: number;
}

/** Every combination of one value from each list. */
const grid = (lists: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  lists.reduce<readonly (readonly number[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
