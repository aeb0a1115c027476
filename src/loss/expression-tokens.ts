import { ExpressionError } from "./expression-error.js";
import { allowedNames, expressionConstants, expressionFunctions, VARIABLE } from "./expression-names.js";

/** Where each function is called, in order of the text. */
export interface Call {
  readonly name: string;
  /** Counted from 1. */
  readonly character: number;
}

const TOKEN = /\s+|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|<=|>=|==|!=|[-+*/^()?:,<>]/y;

const ALLOWED = "numbers, names and + - * / ^ ( ) , < <= > >= == != ? :";

/**
 * Refuses every character and every name that is not on the list, at its place, before any parser sees them: strings,
 * assignments, brackets and property access cannot even be written.
 *
 * @returns the function calls
 */
export function checkTokens(text: string): readonly Call[] {
  const calls: Call[] = [];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match === null) {
      const found = String.fromCodePoint(text.codePointAt(start)!);
      throw new ExpressionError(start + 1, `unexpected ${JSON.stringify(found)}; allowed: ${ALLOWED}`);
    }
    const name = match.groups?.name;
    if (name !== undefined && checkName(name, start + 1, /^\s*\(/.test(text.slice(token.lastIndex)))) {
      calls.push({ name, character: start + 1 });
    }
  }
  return calls;
}

/** @returns whether the name is a function that is called here */
function checkName(name: string, character: number, beforeParenthesis: boolean): boolean {
  if (expressionFunctions.has(name)) {
    if (beforeParenthesis) return true;
    throw new ExpressionError(character, `the function ${name} needs its arguments in parentheses, as in ${name}(x)`);
  }
  if (name !== VARIABLE && !expressionConstants.has(name)) {
    throw new ExpressionError(character, `unknown name ${JSON.stringify(name)}; allowed: ${allowedNames}`);
  }
  // The parser would read this as a call.
  if (beforeParenthesis) throw new ExpressionError(character, `${name} is no function; write ${name} * (...)`);
  return false;
}
