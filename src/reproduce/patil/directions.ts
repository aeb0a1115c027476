import { type Finding, stated } from "../outcome.js";

/** Which way a claim says that the first of two goes from the second. */
export type Direction = "lower" | "higher";

/** Digits that tell the two apart. */
const text = (value: number): string => String(Number(value.toPrecision(4)));

/** A claim without a number: right when ours goes its way, and then no reproduced number. @param unit of both */
export function direction(way: Direction, one: number, other: number, unit: string): Finding {
  const goes = way === "lower" ? one < other : one > other;
  const found = stated(
    null,
    `${text(one)} against ${text(other)}${unit === "" ? "" : ` ${unit}`}`,
    `direction only: ${way}`,
    goes,
  );
  return goes ? { ...found, verdict: "direction" } : found;
}

/** A direction that follows at once from a constant of ours. */
export const assumed = (oursText: string, why: string): Finding => ({
  ...stated(null, oursText, why, true),
  verdict: "input",
});

export const notSimulated = (why: string): Finding => stated(null, "not simulated", why, false);
