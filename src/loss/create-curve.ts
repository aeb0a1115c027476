import { assert, assertNever } from "../domain/assert.js";
import type { LossShape, LossSpec } from "../domain/loss.js";
import { type LossCurve, trainingProgress } from "./curve.js";
import { exponentialCurve } from "./exponential.js";
import { compileExpression } from "./expression.js";
import { hyperbolicCurve } from "./hyperbolic.js";
import { powerLawCurve } from "./power-law.js";
import { parameterProblem } from "./problem.js";
import { tableCurve } from "./table.js";
import { weibullCurve } from "./weibull.js";

/**
 * The curve that a shape describes, after its start-up. Its parameters were checked where the scenario was read: ones out of range are an
 * AssertionError here, and only an expression that cannot be used is an ExpressionError.
 */
export function createCurve(shape: LossShape & Pick<LossSpec, "startUp">): LossCurve {
  const curve = trainingCurve(shape);
  const { startUp = 0 } = shape;
  return startUp === 0 ? curve : { at: (progress) => curve.at(trainingProgress(startUp, progress)) };
}

function trainingCurve(shape: LossShape): LossCurve {
  const problem = parameterProblem(shape);
  assert(problem === null, `${shape.kind} loss: ${problem?.place}: ${problem?.problem}`);
  switch (shape.kind) {
    case "exponential":
      return exponentialCurve(shape);
    case "weibull":
      return weibullCurve(shape);
    case "power-law":
      return powerLawCurve(shape);
    case "hyperbolic":
      return hyperbolicCurve(shape);
    case "table":
      return tableCurve(shape);
    case "expression":
      return compileExpression(shape.expression);
    default:
      return assertNever(shape);
  }
}
