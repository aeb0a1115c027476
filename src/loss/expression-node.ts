import { ExpressionError } from "./expression-error.js";
import { expressionConstants, expressionFunctions, VARIABLE } from "./expression-names.js";
import type { Call } from "./expression-tokens.js";

/** The nodes of mathjs that are understood. Any other kind can still arrive, and is refused. */
export type ExpressionNode =
  | { readonly type: "ConstantNode"; readonly value: unknown }
  | { readonly type: "SymbolNode"; readonly name: string }
  | { readonly type: "ParenthesisNode"; readonly content: ExpressionNode }
  | { readonly type: "OperatorNode"; readonly fn: string; readonly args: readonly ExpressionNode[] }
  | { readonly type: "FunctionNode"; readonly fn: { readonly name?: string }; readonly args: readonly ExpressionNode[] }
  | {
      readonly type: "RelationalNode";
      readonly conditionals: readonly string[];
      readonly params: readonly ExpressionNode[];
    }
  | {
      readonly type: "ConditionalNode";
      readonly condition: ExpressionNode;
      readonly trueExpr: ExpressionNode;
      readonly falseExpr: ExpressionNode;
    };

export type Evaluate = (x: number) => number;

const operators: ReadonlyMap<string, (left: number, right: number) => number> = new Map([
  ["add", (left: number, right: number) => left + right],
  ["subtract", (left: number, right: number) => left - right],
  ["multiply", (left: number, right: number) => left * right],
  ["divide", (left: number, right: number) => left / right],
  ["pow", (left: number, right: number) => left ** right],
]);

const comparisons: ReadonlyMap<string, (left: number, right: number) => boolean> = new Map([
  ["smaller", (left: number, right: number) => left < right],
  ["smallerEq", (left: number, right: number) => left <= right],
  ["larger", (left: number, right: number) => left > right],
  ["largerEq", (left: number, right: number) => left >= right],
  ["equal", (left: number, right: number) => left === right],
  ["unequal", (left: number, right: number) => left !== right],
]);

/**
 * Turns a parsed expression into a plain function of numbers. mathjs never evaluates anything: what is not named here has
 * no meaning, and cannot run.
 *
 * @param calls the function calls of the text; visited in the same order, which is how an error finds its place
 */
export function compileNode(root: ExpressionNode, calls: readonly Call[]): Evaluate {
  let callsSeen = 0;
  const compile = (node: ExpressionNode): Evaluate => {
    switch (node.type) {
      case "ConstantNode":
        return constant(node.value);
      case "SymbolNode":
        return symbol(node.name);
      case "ParenthesisNode":
        return compile(node.content);
      case "OperatorNode":
        return operator(node.fn, node.args.map(compile));
      case "FunctionNode": {
        const call = calls[callsSeen++];
        return application(node.fn.name, call, node.args.map(compile));
      }
      case "RelationalNode":
        return chain(node.conditionals, node.params.map(compile));
      case "ConditionalNode":
        return choice(compile(node.condition), compile(node.trueExpr), compile(node.falseExpr));
      default:
        throw notAllowed();
    }
  };
  return compile(root);
}

function constant(value: unknown): Evaluate {
  if (typeof value !== "number") throw notAllowed();
  return () => value;
}

function symbol(name: string): Evaluate {
  if (name === VARIABLE) return (x) => x;
  return constant(expressionConstants.get(name));
}

function operator(name: string, args: readonly Evaluate[]): Evaluate {
  const [left, right] = args;
  if (left === undefined) throw notAllowed();
  if (name === "unaryMinus") return (x) => -left(x);
  if (name === "unaryPlus") return left;
  const apply = operators.get(name);
  if (apply === undefined) return chain([name], args);
  if (right === undefined) throw notAllowed();
  return (x) => apply(left(x), right(x));
}

/** 1 where every neighbouring pair compares true, else 0: `0 < x < 0.5`. */
function chain(names: readonly string[], values: readonly Evaluate[]): Evaluate {
  const links = names.map((name, index) => {
    const compare = comparisons.get(name);
    const left = values[index];
    const right = values[index + 1];
    if (compare === undefined || left === undefined || right === undefined) throw notAllowed();
    return (x: number) => compare(left(x), right(x));
  });
  return (x) => (links.every((holds) => holds(x)) ? 1 : 0);
}

/** As in JavaScript, 0 and NaN are false. */
const choice =
  (condition: Evaluate, whenTrue: Evaluate, whenFalse: Evaluate): Evaluate =>
  (x) =>
    condition(x) ? whenTrue(x) : whenFalse(x);

function application(name: string | undefined, call: Call | undefined, args: readonly Evaluate[]): Evaluate {
  const known = name === undefined ? undefined : expressionFunctions.get(name);
  if (known === undefined || call === undefined || call.name !== name) throw notAllowed();
  const { least, most, apply } = known;
  if (args.length < least || args.length > most) {
    const wanted =
      most === least ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
    throw new ExpressionError(call.character, `${name} takes ${wanted} argument(s), not ${args.length}`);
  }
  const [first, second] = args;
  if (args.length === 1) return (x) => apply(first!(x));
  if (args.length === 2) return (x) => apply(first!(x), second!(x));
  return (x) => apply(...args.map((arg) => arg(x)));
}

/** Second fence: the tokens were clean, but put together they mean something else, such as a range `1:2`. */
const notAllowed = (): ExpressionError =>
  new ExpressionError(1, "only arithmetic, comparisons, a ? b : c and calls of the listed functions are allowed");
