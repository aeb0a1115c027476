import { parse } from "yaml";
import { InputError } from "../../domain/errors.js";

/** One swept field of a scenario: either values one by one, or every number between two (only samples can be taken of it). */
export type Axis =
  | { readonly kind: "values"; readonly path: string; readonly values: readonly unknown[] }
  | { readonly kind: "interval"; readonly path: string; readonly low: number; readonly high: number };

/** Most values of one list or range; more are a slip, and would not fit in memory many times over. */
export const MOST_VALUES = 1_000_000;

const NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
const RANGE = new RegExp(`^(${NUMBER}):(${NUMBER})(?::(${NUMBER}))?$`);
const COUNT = /^(-?\d+)\.\.(-?\d+)$/;

/** Enough digits for any step a person writes, few enough to hide the rounding error of adding it up. */
const RANGE_DIGITS = 12;

/** Reads `path=values` as `--param` takes it. Throws InputError. */
export function parseParameter(text: string): Axis {
  const equals = text.indexOf("=");
  if (equals < 1) {
    throw new InputError("--param", text, "must be path=values, for instance scheduler.alpha=0.01,0.03 or n=20:60:10");
  }
  const path = text.slice(0, equals).trim();
  return toAxis("--param", path, parseList("--param", path, text.slice(equals + 1)));
}

/**
 * Values as a list of what a person wrote: `20:60:10` is a range with both ends, `1..9` whole numbers, `20:60` any number in
 * between, anything else itself. Throws InputError.
 * @param origin the option or file that it was written in
 */
export function toAxis(origin: string, path: string, written: readonly unknown[]): Axis {
  const [only] = written;
  const interval = written.length === 1 && typeof only === "string" ? RANGE.exec(only) : null;
  if (interval !== null && interval[3] === undefined) {
    const [low, high] = [Number(interval[1]), Number(interval[2])];
    if (!(low < high)) throw new InputError(origin, path, `the range ${only} is empty: the first must be less`);
    return { kind: "interval", path, low, high };
  }
  const values = written.flatMap((item) => expand(origin, path, item));
  if (values.length === 0) throw new InputError(origin, path, "has no values: give at least one");
  return { kind: "values", path, values: distinct(values) };
}

/** Splits `a,b,c` as YAML does, so that quotes and brackets protect a comma. */
export function parseList(origin: string, place: string, text: string): readonly unknown[] {
  try {
    return parse(`[${text}]`, { logLevel: "error" }) as unknown[];
  } catch {
    throw new InputError(origin, place, `is not a list of values: ${text.slice(0, 60)}`);
  }
}

function expand(origin: string, path: string, item: unknown): readonly unknown[] {
  if (typeof item !== "string") return [item];
  const count = COUNT.exec(item);
  if (count !== null) return steps(origin, path, item, Number(count[1]), Number(count[2]), 1);
  const range = RANGE.exec(item);
  if (range === null) return [item];
  if (range[3] === undefined) {
    throw new InputError(origin, path, `${item} has no step, so it must stand alone; with a step it is ${item}:10`);
  }
  return steps(origin, path, item, Number(range[1]), Number(range[2]), Number(range[3]));
}

function steps(origin: string, path: string, text: string, first: number, last: number, step: number): number[] {
  if (step === 0) throw new InputError(origin, path, `the range ${text} has a step of 0`);
  // A millionth of a step forgives the rounding of decimal fractions.
  const count = Math.floor((last - first) / step + 1e-6) + 1;
  if (!(count >= 1)) throw new InputError(origin, path, `the range ${text} is empty: it leads away from its end`);
  if (count > MOST_VALUES) {
    throw new InputError(origin, path, `the range ${text} has ${count} values; at most ${MOST_VALUES} are allowed`);
  }
  return Array.from({ length: count }, (_, index) => Number((first + index * step).toPrecision(RANGE_DIGITS)));
}

const distinct = (values: readonly unknown[]): readonly unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
