import { closest } from "../../domain/closest.js";
import { InputError } from "../../domain/errors.js";

/** The column that a person means by `mean_completion`, `meanCompletion` or `meanCompletionSec`. Throws InputError. */
export function findMetric(option: string, text: string, columns: readonly string[]): string {
  const found = columns.find((name) => plain(name) === plain(text));
  if (found !== undefined) return found;
  const guess = closest(text, columns);
  const hint = guess === null ? "" : ` did you mean ${guess}?`;
  throw new InputError(option, text, `unknown metric;${hint} known: ${columns.join(", ")}`);
}

const plain = (name: string): string =>
  name
    .replaceAll(/[_\s-]/g, "")
    .toLowerCase()
    .replace(/sec$/, "");
