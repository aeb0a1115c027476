/** A function that an expression may call, and how many arguments it takes. */
export interface ExpressionFunction {
  readonly least: number;
  readonly most: number;
  readonly apply: (...values: number[]) => number;
}

const unary = (apply: (value: number) => number): ExpressionFunction => ({ least: 1, most: 1, apply });

/** Everything that an expression can call. Each is a pure function of numbers; nothing else can be reached. */
export const expressionFunctions: ReadonlyMap<string, ExpressionFunction> = new Map([
  ["abs", unary(Math.abs)],
  ["cbrt", unary(Math.cbrt)],
  ["ceil", unary(Math.ceil)],
  ["cos", unary(Math.cos)],
  ["cosh", unary(Math.cosh)],
  ["exp", unary(Math.exp)],
  ["expm1", unary(Math.expm1)],
  ["floor", unary(Math.floor)],
  ["log", { least: 1, most: 2, apply: (value: number, base = Math.E) => logarithm(value, base) }],
  ["log10", unary(Math.log10)],
  ["log1p", unary(Math.log1p)],
  ["log2", unary(Math.log2)],
  ["max", { least: 1, most: Number.POSITIVE_INFINITY, apply: Math.max }],
  ["min", { least: 1, most: Number.POSITIVE_INFINITY, apply: Math.min }],
  ["pow", { least: 2, most: 2, apply: (base: number, exponent: number) => base ** exponent }],
  ["sign", unary(Math.sign)],
  ["sin", unary(Math.sin)],
  ["sinh", unary(Math.sinh)],
  ["sqrt", unary(Math.sqrt)],
  ["tan", unary(Math.tan)],
  ["tanh", unary(Math.tanh)],
]);

/** Names that stand for a number; `x` is the progress. */
export const expressionConstants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

export const VARIABLE = "x";

export const allowedNames: string = `${[VARIABLE, ...expressionConstants.keys()].join(", ")}; functions: ${[
  ...expressionFunctions.keys(),
].join(", ")}`;

const logarithm = (value: number, base: number): number =>
  base === Math.E ? Math.log(value) : Math.log(value) / Math.log(base);
