import * as z from "zod";
import { closest } from "../domain/closest.js";
import { shorten } from "../domain/shorten.js";

/** Building blocks of the schema. Each says in its error what is allowed; none accepts NaN or an infinite number. */

/** A number more than 0. */
export const positive = (description: string): z.ZodNumber => {
  const allowed = "must be a finite number more than 0";
  return z.number(allowed).gt(0, allowed).describe(description);
};

/** A number of 0 or more. */
export const atLeastZero = (description: string): z.ZodNumber => {
  const allowed = "must be a finite number of 0 or more";
  return z.number(allowed).min(0, allowed).describe(description);
};

/** A number from `low` to `high`, both included. */
export const between = (low: number, high: number, description: string): z.ZodNumber => {
  const allowed = `must be a number from ${low} to ${high}`;
  return z.number(allowed).min(low, allowed).max(high, allowed).describe(description);
};

/** A whole number of 1 or more, at most `most`. */
export const countOf = (description: string, most: number): z.ZodNumber => {
  const allowed = `must be a whole number from 1 to ${most}`;
  return z.number(allowed).int(allowed).min(1, allowed).max(most, allowed).describe(description);
};

/** One line of text, neither empty nor with spaces at its ends, so that it survives CSV, paths and charts. */
export const line = (description: string): z.ZodString => {
  const allowed = "must be text of one line (1 to 200 characters, no spaces at its ends; write a number in quotes)";
  return z
    .string(allowed)
    .max(200, allowed)
    .regex(/^\S(.*\S)?$/, allowed)
    .describe(description);
};

/** An object that refuses keys it does not know, and says which known one is the closest. */
export const strict = <S extends z.core.$ZodLooseShape>(shape: S): z.ZodObject<S, z.core.$strict> =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? unknownKey(issue.keys[0] ?? "", Object.keys(shape)) : undefined,
  });

/** `unknown key: cpu; did you mean cpus? known: id, cpus`. */
function unknownKey(key: string, known: readonly string[]): string {
  return unknownName("key", key, known);
}

/** `unknown scheduler: fifoo; did you mean fifo? known: fair-share, fifo`. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const guess = closest(name, known);
  const hint = guess === null ? "" : ` did you mean ${guess}?`;
  return `unknown ${what}: ${shorten(name)};${hint} known: ${known.join(", ") || "none"}`;
}
