import type { ClaimOutcome, PublishedNumber, Verdict } from "../../domain/reproduction.js";
import { formatFixed, formatSignificant, MISSING } from "../format.js";

/** What a claim is about, such as `mnist-tf: completion time reduction`. */
export function claimText({ subject, metric }: PublishedNumber): string {
  const words = metric
    .replaceAll("_", " ")
    .replace(/\b(\d+)pct\b/, "$1 % of the")
    .replace(/\bcpu\b/, "CPU");
  return metric === "count" ? subject : `${subject}: ${words}`;
}

/** Under which setting, such as `flowcon, alpha 0.05, interval 20 s`. */
export function settingText({ scheduler, alpha, intervalSec }: PublishedNumber): string {
  const parts = [schedulerName(scheduler)];
  if (alpha !== "") parts.push(alpha === "any" ? "any alpha" : `alpha ${alternatives(alpha)}`);
  if (intervalSec !== "") {
    parts.push(intervalSec === "any" ? "any interval" : `interval ${alternatives(intervalSec)} s`);
  }
  return parts.join(", ");
}

/** The same under a header that names its parts, such as `flowcon, 0.05, 20 s`. */
export function shortSettingText({ scheduler, alpha, intervalSec }: PublishedNumber): string {
  const interval = intervalSec === "any" || intervalSec === "" ? intervalSec : `${alternatives(intervalSec)} s`;
  return [schedulerName(scheduler), alternatives(alpha), interval].filter((part) => part !== "").join(", ");
}

/** The sources write NA for "no policy"; in small letters it would read as a missing value. */
const schedulerName = (scheduler: string): string => (scheduler === "na" ? "NA" : scheduler);

const alternatives = (text: string): string => text.replaceAll("|", " or ");

/** As printed, with its unit. */
export function publishedText({ value, unit }: PublishedNumber): string {
  return `${value.replace("..", " to ").replace(/^([<>])\s*/, "$1 ")}${unitText(unit)}`;
}

const valueText = (value: number, unit: string): string => `${numberText(value, unit)}${unitText(unit)}`;

/** What we get for a claim: for a random schedule the median; words as they are, a range `a..b` with its unit. */
export function oursText({ ours, oursText: words, published: { unit } }: ClaimOutcome): string {
  if (ours !== null) return valueText(ours, unit);
  const range = /^(-?[\d.]+?)\.\.(-?[\d.]+)$/.exec(words);
  if (range === null) return words || MISSING;
  return `${numberText(Number(range[1]), unit)} to ${valueText(Number(range[2]), unit)}`;
}

/** The middle 90 % of all seeds; empty for a fixed schedule. */
export function rangeText({ distribution, published }: ClaimOutcome): string {
  if (distribution === null) return "";
  return `${numberText(distribution.p05, published.unit)} to ${numberText(distribution.p95, published.unit)}`;
}

/** Ours less the published value, with its sign; of per cent in points. */
export function differenceText({ difference, published: { unit } }: ClaimOutcome): string {
  if (difference === null) return MISSING;
  const number = numberText(difference, unit);
  const sign = difference > 0 && /[1-9]/.test(number) ? "+" : "";
  return `${sign}${number}${unit === "%" ? " points" : unitText(unit)}`;
}

/** The difference as a share of the published value, for durations; empty where that makes no sense. */
export function relativeDifferenceText({ difference, published: { unit, value } }: ClaimOutcome): string {
  const base = Number(value);
  if (difference === null || unit !== "s" || !(base > 0)) return "";
  const percent = (100 * difference) / base;
  const number = formatFixed(percent, 1);
  return `${percent > 0 && number !== "0.0" ? "+" : ""}${number} %`;
}

const unitText = (unit: string): string => (unit === "" || unit === "fraction" ? "" : ` ${unit}`);

function numberText(value: number, unit: string): string {
  if (unit === "s" || unit === "%") return formatFixed(value, 1);
  if (unit === "jobs") return formatFixed(value, Number.isInteger(value) ? 0 : 1);
  return formatSignificant(value, 3);
}

/** Verdicts are told without colour. */
export const verdictSign: Readonly<Record<Verdict, string>> = {
  reproduced: "✓",
  missed: "✗",
  input: "○",
  direction: "→",
};

/** What each verdict means, for readers. */
export const verdictMeaning: Readonly<Record<Verdict, string>> = {
  reproduced: "our value meets the stated tolerance, and nothing was fitted to the published one",
  missed: "our value does not meet the stated tolerance",
  input: "a constant of the model was set or fitted with this number, so it is no evidence and is not counted",
  direction: "the source gives no number: ours goes the way that it says, and is not counted",
};

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export function countVerdicts(outcomes: readonly ClaimOutcome[]): VerdictCounts {
  const counts: Record<Verdict, number> = { reproduced: 0, missed: 0, input: 0, direction: 0 };
  for (const { verdict } of outcomes) counts[verdict] += 1;
  return counts;
}
