import { assertNever } from "../domain/assert.js";
import type { LossShape, LossSpec } from "../domain/loss.js";
import { compileExpression } from "./expression.js";
import { ExpressionError } from "./expression-error.js";
import * as limits from "./limits.js";

/** Why a loss cannot be used, for whoever read it from a file. */
export interface LossProblem {
  /** Path below the loss, such as `rate` or `points[2]`. */
  readonly place: string;
  /** What is wrong and what is allowed. */
  readonly problem: string;
}

/** The first problem of a loss, its expression and its reports included; null: it can be used. */
export function lossProblem(
  loss: LossShape & Partial<Pick<LossSpec, "noise" | "reportEvery" | "startUp">>,
): LossProblem | null {
  return parameterProblem(loss) ?? expressionProblem(loss) ?? reportProblem(loss);
}

/** The first number out of its range; does not look into an expression. */
export function parameterProblem(shape: LossShape): LossProblem | null {
  switch (shape.kind) {
    case "exponential":
      return endsProblem(shape) ?? parameter("rate", shape.rate);
    case "weibull":
      return (
        endsProblem(shape) ??
        parameter("rate", shape.rate) ??
        range("shape", shape.shape, limits.MIN_WEIBULL_SHAPE, limits.MAX_WEIBULL_SHAPE)
      );
    case "power-law":
      return endsProblem(shape) ?? parameter("scale", shape.scale) ?? parameter("exponent", shape.exponent);
    case "hyperbolic":
      return range("a", shape.a, 0, limits.MAX_PARAMETER) ?? parameter("b", shape.b) ?? loss("c", shape.c);
    case "table":
      return tableProblem(shape.points);
    case "expression":
      return null;
    default:
      return assertNever(shape);
  }
}

function expressionProblem(shape: LossShape): LossProblem | null {
  if (shape.kind !== "expression") return null;
  try {
    compileExpression(shape.expression);
    return null;
  } catch (error) {
    if (error instanceof ExpressionError) return { place: "expression", problem: error.message };
    throw error;
  }
}

function reportProblem({
  noise,
  reportEvery,
  startUp,
}: Partial<Pick<LossSpec, "noise" | "reportEvery" | "startUp">>): LossProblem | null {
  return (
    (noise ? range("noise.relativeSd", noise.relativeSd, 0, limits.MAX_RELATIVE_SD) : null) ??
    (typeof reportEvery === "number" ? range("reportEvery", reportEvery, limits.MIN_PROGRESS_STEP, 1) : null) ??
    (startUp !== undefined ? range("startUp", startUp, 0, limits.MAX_START_UP) : null)
  );
}

function tableProblem(points: readonly (readonly [number, number])[]): LossProblem | null {
  if (points.length < 2) return { place: "points", problem: `a table needs 2 points or more, not ${points.length}` };
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, [progress, value]] of points.entries()) {
    const problem = range(`points[${index}][0]`, progress, 0, 1) ?? loss(`points[${index}][1]`, value);
    if (problem !== null) return problem;
    if (progress - before < limits.MIN_PROGRESS_STEP) {
      const allowed = `progress must grow by ${limits.MIN_PROGRESS_STEP} or more from point to point`;
      return { place: `points[${index}][0]`, problem: `${allowed}, not from ${before} to ${progress}` };
    }
    before = progress;
  }
  return null;
}

const endsProblem = (shape: { readonly initial: number; readonly final: number }): LossProblem | null =>
  loss("initial", shape.initial) ?? loss("final", shape.final);

const loss = (place: string, value: number): LossProblem | null =>
  range(place, value, -limits.MAX_LOSS, limits.MAX_LOSS);

const parameter = (place: string, value: number): LossProblem | null =>
  range(place, value, limits.MIN_PARAMETER, limits.MAX_PARAMETER);

/** NaN is in no range. */
const range = (place: string, value: number, low: number, high: number): LossProblem | null =>
  value >= low && value <= high ? null : { place, problem: `must be a number from ${low} to ${high}, not ${value}` };
