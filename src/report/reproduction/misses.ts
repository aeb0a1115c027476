import type { ClaimOutcome, Reproduction } from "../../domain/reproduction.js";
import { formatFixed } from "../format.js";
import { escapeHtml } from "../html/escape.js";
import { scrolled } from "../html/table.js";
import {
  claimText,
  differenceText,
  oursText,
  publishedText,
  relativeDifferenceText,
  settingText,
} from "./claim-text.js";
import { claimAnchor } from "./claims.js";

const SHOWN_MAX = 15;

interface Miss {
  readonly outcome: ClaimOutcome;
  readonly page: string;
  readonly name: string;
}

/**
 * How far a missed number is off: the difference as a share of the published value, and of percentages a hundredth of the
 * points; null: words or a range, which have no difference.
 */
export function missSize({ difference, published: { unit, value } }: ClaimOutcome): number | null {
  if (difference === null) return null;
  if (unit === "%") return Math.abs(difference) / 100;
  return Number(value) === 0 ? Math.abs(difference) : Math.abs(difference / Number(value));
}

/** The numbers that were missed by most, over all sources. @param sources with the address of each one's page */
export function missTable(
  sources: readonly { readonly name: string; readonly reproduction: Reproduction; readonly page: string }[],
): string {
  const misses = sources
    .flatMap(({ name, reproduction, page }) =>
      reproduction.outcomes.flatMap((outcome): Miss[] =>
        outcome.verdict === "missed" ? [{ outcome, page, name }] : [],
      ),
    )
    .toSorted((a, b) => (missSize(b.outcome) ?? 0) - (missSize(a.outcome) ?? 0));
  const shown = misses.slice(0, SHOWN_MAX);
  const some =
    misses.length > shown.length
      ? `The ${SHOWN_MAX} of ${formatFixed(misses.length, 0)} misses`
      : `All ${formatFixed(misses.length, 0)} misses`;
  const caption = `${some} that are furthest off, as a share of the published value, and of percentages in points. Where a schedule was drawn at random, ours is the median over seeds: its page shows the spread.`;
  return scrolled(
    "Missed by most",
    `<table class="misses">
<caption>${caption}</caption>
<thead><tr><th scope="col">id</th><th scope="col">source</th><th scope="col">what</th><th scope="col" class="number">published</th>
<th scope="col" class="number">ours</th><th scope="col" class="number">difference</th></tr></thead>
<tbody>
${shown.map(missRow).join("\n")}
</tbody>
</table>`,
  );
}

function missRow({ outcome, page, name }: Miss): string {
  const { published } = outcome;
  const relative = relativeDifferenceText(outcome);
  return `<tr><th scope="row"><a href="${page}#${claimAnchor(published.id)}">${escapeHtml(published.id)}</a></th>
<td>${escapeHtml(name)}</td>
<td class="wrap">${escapeHtml(claimText(published))}<small>${escapeHtml(settingText(published))}</small></td>
<td class="number">${escapeHtml(publishedText(published))}</td><td class="number">${escapeHtml(oursText(outcome))}</td>
<td class="number">${escapeHtml(differenceText(outcome))}${relative === "" ? "" : `<small>${escapeHtml(relative)}</small>`}</td></tr>`;
}
