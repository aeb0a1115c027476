import type { ClaimOutcome, Verdict } from "../../domain/reproduction.js";
import { escapeHtml } from "../html/escape.js";
import { scrolled } from "../html/table.js";
import {
  claimText,
  differenceText,
  oursText,
  publishedText,
  rangeText,
  relativeDifferenceText,
  settingText,
  verdictMeaning,
  verdictSign,
} from "./claim-text.js";
import { proseHtml } from "./prose.js";
import { rangeStrip } from "./range-strip.js";

const COLUMNS = 7;
const DISTRIBUTION =
  "Under a value of ours from a random schedule: the middle 90 % of all seeds, and as a drawing that range (bar), the median (tick) " +
  "and the published value (diamond).";

/** Every published number beside ours, in the order of the source, under headings of section and experiment. */
export function claimsTable(outcomes: readonly ClaimOutcome[]): string {
  const bodies = groups(outcomes).map(
    ([heading, rows]) => `<tbody>
<tr class="group"><th scope="rowgroup" colspan="${COLUMNS}">${escapeHtml(heading)}</th></tr>
${rows.map(claimRow).join("\n")}
</tbody>`,
  );
  const isRandom = outcomes.some((outcome) => outcome.distribution !== null);
  const table = `<table class="claims">
${isRandom ? `<caption>${DISTRIBUTION}</caption>\n` : ""}<colgroup>${"<col>".repeat(COLUMNS)}</colgroup>
<thead><tr><th scope="col">id</th><th scope="col">what</th><th scope="col" class="number">published</th>
<th scope="col" class="number">ours</th><th scope="col" class="number">difference</th><th scope="col">counts as met</th>
<th scope="col">verdict</th></tr></thead>
${bodies.join("\n")}
</table>`;
  return scrolled("Every published number", table);
}

/** Neighbours of one section and experiment. */
function groups(outcomes: readonly ClaimOutcome[]): readonly (readonly [string, readonly ClaimOutcome[]])[] {
  const found: [string, ClaimOutcome[]][] = [];
  for (const outcome of outcomes) {
    const { section, experiment } = outcome.published;
    const heading = `${section} · ${experiment}`;
    const last = found.at(-1);
    if (last?.[0] === heading) last[1].push(outcome);
    else found.push([heading, [outcome]]);
  }
  return found;
}

function claimRow(outcome: ClaimOutcome): string {
  const { published, tolerance, verdict, erratum } = outcome;
  const row = `<tr id="${claimAnchor(published.id)}"${erratum === null ? "" : ' class="has-erratum"'}>
<th scope="row">${escapeHtml(published.id)}</th>
<td class="what">${escapeHtml(claimText(published))}<small>${escapeHtml(settingText(published))}</small></td>
<td class="number">${escapeHtml(publishedText(published))}</td>
<td class="number">${escapeHtml(oursText(outcome))}${distribution(outcome)}</td>
<td class="number">${escapeHtml(differenceText(outcome))}${small(relativeDifferenceText(outcome))}</td>
<td class="tolerance">${proseHtml(tolerance)}</td>
<td>${verdictBadge(verdict)}</td>
</tr>`;
  if (erratum === null) return row;
  return `${row}
<tr class="erratum"><td></td><td colspan="${COLUMNS - 1}"><strong>Erratum of the source.</strong> ${proseHtml(erratum)}</td></tr>`;
}

const distribution = (outcome: ClaimOutcome): string => small(rangeText(outcome)) + rangeStrip(outcome);

const small = (text: string): string => (text === "" ? "" : `<small>${escapeHtml(text)}</small>`);

const verdictBadge = (verdict: Verdict): string =>
  `<span class="verdict ${verdict}">${verdictSign[verdict]} ${verdict}</span>`;

/** Name of a row, for links to it. */
export const claimAnchor = (id: string): string => `claim-${encodeURIComponent(id)}`;

/** Each verdict with its meaning, as items of a list of terms. */
export function verdictMeanings(): string {
  const verdicts = Object.keys(verdictMeaning) as Verdict[];
  return verdicts.map((verdict) => `<dt>${verdictBadge(verdict)}</dt><dd>${verdictMeaning[verdict]}</dd>`).join("\n");
}
