import type { ClaimOutcome, PublishedNumber, Verdict } from "../domain/reproduction.js";
import { describe, shareAtOrBelow } from "./distribution.js";

/** What one claim came to, before it is put beside the published row. */
export interface Finding extends Omit<ClaimOutcome, "published" | "erratum"> {}

/** Rounds for reading; the numbers themselves stay as they are. */
const text = (value: number): string => String(Number(value.toPrecision(5)));

/** A row that set or fixed a constant of the model: shown, not counted. */
export const input = (published: PublishedNumber, ours: number | null, why: string): Finding => ({
  ...finding(published, ours),
  tolerance: why,
  verdict: "input",
});

/** One value, met when it differs by at most `tolerance`. */
export function within(published: PublishedNumber, ours: number, tolerance: number, words: string): Finding {
  const difference = ours - Number(published.value);
  return { ...finding(published, ours), tolerance: words, verdict: verdict(Math.abs(difference) <= tolerance) };
}

/** A row in words or with several values, met or not. */
export const stated = (ours: number | null, oursText: string, tolerance: string, met: boolean): Finding => ({
  ours,
  oursText,
  distribution: null,
  publishedQuantile: null,
  difference: null,
  tolerance,
  verdict: verdict(met),
});

/** One draw of a random schedule: met when the published value is no rare one among our seeds. */
export function drawn(published: PublishedNumber, values: readonly number[]): Finding {
  const distribution = describe(values);
  const value = Number(published.value);
  const { p05, median, p95 } = distribution;
  return {
    ours: median,
    oursText: `${text(median)} (${text(p05)} to ${text(p95)})`,
    distribution,
    publishedQuantile: shareAtOrBelow(values, value),
    difference: median - value,
    tolerance: `the published draw lies between the 5 % and 95 % quantiles of ${values.length} seeds`,
    verdict: verdict(p05 <= value && value <= p95),
  };
}

const verdict = (met: boolean): Verdict => (met ? "reproduced" : "missed");

const finding = (published: PublishedNumber, ours: number | null): Omit<Finding, "tolerance" | "verdict"> => {
  const value = Number(published.value);
  return {
    ours,
    oursText: ours === null ? "" : text(ours),
    distribution: null,
    publishedQuantile: null,
    difference: ours === null || Number.isNaN(value) ? null : ours - value,
  };
};
