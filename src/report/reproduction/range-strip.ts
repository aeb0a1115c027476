import type { ClaimOutcome } from "../../domain/reproduction.js";
import { escapeHtml } from "../html/escape.js";
import { rangeText } from "./claim-text.js";

const WIDTH_PX = 120;
const HEIGHT_PX = 14;
const MIDDLE_PX = HEIGHT_PX / 2;
/** Room for a mark at either end. */
const EDGE_PX = 6;

/**
 * Where a published value falls in the distribution of ours, as a line of drawing: a bar over the middle 90 % of seeds, a
 * tick at the median, a diamond at the published value. Empty for a fixed schedule and for a published range or words.
 */
export function rangeStrip(outcome: ClaimOutcome): string {
  const { distribution, publishedQuantile } = outcome;
  const published = Number(outcome.published.value || Number.NaN);
  if (distribution === null || !Number.isFinite(published)) return "";
  const { p05, median, p95 } = distribution;
  const low = Math.min(p05, published);
  const high = Math.max(p95, published);
  const at = (value: number): string => {
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return (EDGE_PX + share * (WIDTH_PX - 2 * EDGE_PX)).toFixed(1);
  };
  const barPx = Math.max(1, Number(at(p95)) - Number(at(p05))).toFixed(1);
  const quantile = publishedQuantile === null ? "" : `; ${(100 * publishedQuantile).toFixed(0)} % of seeds at or below`;
  const text = `Middle 90 % of seeds ${rangeText(outcome)}; published ${outcome.published.value}${quantile}`;
  return (
    `<svg class="range" viewBox="0 0 ${WIDTH_PX} ${HEIGHT_PX}" width="${WIDTH_PX}" height="${HEIGHT_PX}" role="img" aria-label="${escapeHtml(text)}">` +
    `<title>${escapeHtml(text)}</title>` +
    `<path class="range-axis" d="M0 ${MIDDLE_PX}H${WIDTH_PX}"/>` +
    `<rect class="range-bar" x="${at(p05)}" y="${MIDDLE_PX - 3}" width="${barPx}" height="6" rx="1"/>` +
    `<path class="range-median" d="M${at(median)} ${MIDDLE_PX - 5}v10"/>` +
    `<path class="range-published" d="M${at(published)} ${MIDDLE_PX - 5}l5 5l-5 5l-5 -5z"/></svg>`
  );
}
