import mathjs from "mathjs/lib/browser/math.js";
import { clampProgress, type LossCurve } from "./curve.js";
import { ExpressionError } from "./expression-error.js";
import { compileNode, type Evaluate, type ExpressionNode } from "./expression-node.js";
import { checkTokens } from "./expression-tokens.js";
import { MAX_LOSS } from "./limits.js";

/** Characters; bounds the time and the stack that a scenario of unknown origin can take. */
export const MAX_EXPRESSION_LENGTH = 500;

/** An expression must be finite at 0, 1/1000 ... 1. */
const GRID_STEPS = 1000;

/**
 * Loss as a formula of the progress `x`, in the syntax of mathjs and restricted to arithmetic, comparisons, conditions and
 * a list of functions.
 *
 * @throws ExpressionError when it cannot be parsed, uses anything else, or is not a finite number somewhere on [0, 1]
 */
export function compileExpression(text: string): LossCurve {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const problem = `an expression has ${MAX_EXPRESSION_LENGTH} characters at most, not ${text.length}`;
    throw new ExpressionError(MAX_EXPRESSION_LENGTH + 1, problem);
  }
  if (text.trim() === "")
    throw new ExpressionError(1, "the expression is empty; give a formula of x, as in 1 / (1 + x)");
  // A new line would begin a second expression; YAML block text is full of them. Replaced one for one, so places stay.
  const line = text.replace(/\s/g, " ");
  const calls = checkTokens(line);
  const evaluate = compileNode(parseLine(line), calls);
  checkFinite(evaluate);
  return { at: (progress) => finiteAt(evaluate, clampProgress(progress)) };
}

function parseLine(line: string): ExpressionNode {
  try {
    return mathjs.parse(line) as unknown as ExpressionNode;
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionError(1, "the parentheses are nested too deeply");
    const character = error instanceof SyntaxError && "char" in error ? Number(error.char) : 1;
    const problem = error instanceof Error ? error.message.replace(/ \(char \d+\)$/, "") : String(error);
    throw new ExpressionError(character, `${problem}; allowed: a formula of x, as in 0.1 + 2 * exp(-5 * x)`);
  }
}

const isLoss = (value: number): boolean => Math.abs(value) <= MAX_LOSS;

function checkFinite(evaluate: Evaluate): void {
  for (let step = 0; step <= GRID_STEPS; step++) {
    const x = step / GRID_STEPS;
    const value = evaluate(x);
    if (isLoss(value)) continue;
    throw new ExpressionError(
      1,
      `the loss must be a number from -${MAX_LOSS} to ${MAX_LOSS}, but at x = ${x} it is ${value}`,
    );
  }
}

/** A pole that lies between two grid points is read at the grid point before it, where the value is known to be finite. */
function finiteAt(evaluate: Evaluate, x: number): number {
  const value = evaluate(x);
  return isLoss(value) ? value : evaluate(Math.floor(x * GRID_STEPS) / GRID_STEPS);
}
