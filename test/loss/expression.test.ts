import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileExpression, MAX_EXPRESSION_LENGTH } from "../../src/loss/expression.js";
import { ExpressionError } from "../../src/loss/expression-error.js";

/** The error of an expression that must not compile. */
function refusal(text: string): ExpressionError {
  try {
    compileExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`compiled: ${text}`);
}

test.each([
  ["0.1 + 2 * exp(-5 * x)", 0.2, 0.1 + 2 * Math.exp(-1)],
  ["1 / (4 x + 2) + 0.5", 0.5, 0.75],
  ["-x^2 + 3", 0.5, 2.75],
  ["2^3^2 - 500", 0, 12],
  ["x < 0.5 ? 3 : 1", 0.25, 3],
  ["x < 0.5 ? 3 : 1", 0.5, 1],
  ["0.2 < x <= 0.4 ? 7 : 8", 0.4, 7],
  ["0.2 < x <= 0.4 ? 7 : 8", 0.2, 8],
  ["x == 0.5 ? x != 1 : +4", 0.5, 1],
  ["max(1, 2, 3 - x) + min(4, x)", 0.5, 3],
  ["log(8, 2) + log(e) + log10(100) + log2(4) + log1p(0) + expm1(0)", 0, 8],
  ["pow(2, 3) + sqrt(9) + cbrt(8) + abs(-1) + sign(-2) + floor(1.5) + ceil(1.5)", 0, 16],
  ["sin(0) + cos(0) + tan(0) + sinh(0) + cosh(0) + tanh(0) + pi", 0, 2 + Math.PI],
  [" 1 +\n  x\n", 0.5, 1.5],
  ["1e-3 + .5 + 2.", 0, 2.501],
])("%j at %d is %d", (text, x, loss) => {
  expect(compileExpression(text).at(x)).toBeCloseTo(loss, 12);
});

test("progress outside [0, 1] reads the loss at the nearer end", () => {
  const curve = compileExpression("3 - x");
  expect(curve.at(-4)).toBe(3);
  expect(curve.at(4)).toBe(2);
});

describe("an error names the character, the problem and what is allowed", () => {
  test.each([
    ["1 + foo", 5, 'unknown name "foo"; allowed: x, pi, e; functions: abs, '],
    ["x.constructor", 2, 'unexpected "."; allowed: numbers, names and + - * / ^'],
    ['"a" + x', 1, 'unexpected "\\""'],
    ["y = 3", 1, 'unknown name "y"'],
    ["x = 3", 3, 'unexpected "="'],
    ["[1, 2]", 1, 'unexpected "["'],
    ["1; 2", 2, 'unexpected ";"'],
    ["x!", 2, 'unexpected "!"'],
    ["x % 2", 3, 'unexpected "%"'],
    ["2 + 😀", 5, 'unexpected "😀"'],
    ["1 + exp", 5, "the function exp needs its arguments in parentheses"],
    ["2 * x (1 - x)", 5, "x is no function; write x * (...)"],
    ["1 + pow(x)", 5, "pow takes 2 argument(s), not 1"],
    ["abs(x) + abs(x, 1)", 10, "abs takes 1 argument(s), not 2"],
    ["max(1, min())", 8, "min takes 1 or more argument(s), not 0"],
    ["log(1, 2, 3)", 1, "log takes 1 to 2 argument(s), not 3"],
    ["1 +", 4, "Unexpected end of expression; allowed: a formula of x"],
    ["(1 + x", 7, "Parenthesis ) expected"],
    ["1:2", 1, "only arithmetic, comparisons, a ? b : c and calls"],
    ["2 .* x", 3, 'unexpected "."'],
    ["2.*x", 1, "only arithmetic, comparisons"],
    ["  ", 1, "the expression is empty"],
    ["1 / x", 1, "at x = 0 it is Infinity"],
    ["sqrt(x - 0.5)", 1, "at x = 0 it is NaN"],
    ["log(0.5 - x)", 1, "at x = 0.5 it is -Infinity"],
    ["1e400", 1, "at x = 0 it is Infinity"],
  ])("%j at character %d: %s", (text, character, problem) => {
    const error = refusal(text);
    expect(error.character).toBe(character);
    expect(error.message).toContain(`character ${character}: `);
    expect(error.message).toContain(problem);
  });
});

test.each([
  'import("fs")',
  "import(x)",
  'evaluate("1")',
  "parse(x)",
  "compile(x)",
  "createUnit(x)",
  "simplify(x)",
  "derivative(x, x)",
  "typed(x)",
  "random()",
  "f(x) = x",
  "cos.constructor(x)",
  'x["constructor"]',
  "x.y()",
  "{a: 1}",
  "constructor",
  "__proto__",
  "hasOwnProperty(x)",
  "toString(x)",
  "this",
  "end",
  "i",
  "Infinity",
  "NaN",
  "true",
  "null",
  "undefined",
  "x to cm",
  "not x",
  "x and x",
  "x mod 2",
  "x'",
  "0x10",
  "# 1",
  "1\\2",
  "x | 1",
  "x << 2",
  "`1`",
  "x => 1",
])("%j reaches outside and is refused", (text) => {
  expect(refusal(text)).toBeInstanceOf(ExpressionError);
});

test("an expression that is too long or nested too deeply is refused", () => {
  const long = `1${" + 1".repeat(MAX_EXPRESSION_LENGTH / 4)}`;
  expect(refusal(long).message).toContain(`has 500 characters at most, not ${long.length}`);
  expect(refusal("(".repeat(MAX_EXPRESSION_LENGTH))).toBeInstanceOf(ExpressionError);
});

test("a pole between grid points reads as a number", () => {
  expect(compileExpression("1 / (x - 0.12345)").at(0.12345)).toSatisfy(Number.isFinite);
});

test("whatever is written, the answer is an ExpressionError or a finite curve", () => {
  const piece = fc.constantFrom(
    ..."x e pi 1 2.5 .5 1e3 + - * / ^ ( ) , ? : < <= == != > exp log min max ( ) x".split(" "),
    ..."= . ; ' [ ] { } ! % & i foo constructor import \n # to".split(" "),
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
    fc.string(),
  );
  fc.assert(
    fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), (written, x) => {
      try {
        expect(compileExpression(written).at(x)).toSatisfy(Number.isFinite);
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        expect(error.character).toBeGreaterThanOrEqual(1);
        expect(error.character).toBeLessThanOrEqual(written.length + 1);
      }
    }),
    { numRuns: 3000 },
  );
});
