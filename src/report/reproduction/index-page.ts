import type { Reproduction } from "../../domain/reproduction.js";
import { formatFixed } from "../format.js";
import { escapeHtml } from "../html/escape.js";
import { htmlPage, type PageKit, section } from "../html/page.js";
import { styleSheet } from "../html/style.js";
import { scrolled } from "../html/table.js";
import { countVerdicts, type VerdictCounts } from "./claim-text.js";
import { claimAnchor, verdictMeanings } from "./claims.js";
import type { ReproductionContext } from "./html.js";
import { missTable } from "./misses.js";
import { proseHtml } from "./prose.js";
import { reproductionStyle } from "./style.js";

/** What became of one source document. */
export type SourceEntry = { readonly name: string; readonly title: string; readonly source: string } & (
  | {
      readonly kind: "made";
      readonly reproduction: Reproduction;
      /** What differs from the reviewed reference; null: it was not compared. */
      readonly differences: readonly string[] | null;
    }
  | { readonly kind: "failed"; readonly problem: string }
  /** Not yet: the page is written again after each source. */
  | { readonly kind: "waiting" }
);

/** Page of one source, from that of all. */
const pageOf = ({ name }: SourceEntry): string => `${encodeURIComponent(name)}/report.html`;

/** All source documents on one page: what was published and met, what was missed by most, and where the documents contradict themselves. */
export function indexHtml(
  entries: readonly SourceEntry[],
  context: Pick<ReproductionContext, "command" | "descentVersion">,
  kit: PageKit | null,
): string {
  const made = entries.filter((entry) => entry.kind === "made");
  const sections = [
    section("Source documents", sourceTable(entries)),
    section("What the verdicts mean", `<dl class="facts">\n${verdictMeanings()}\n</dl>`),
    ...(made.some(({ reproduction }) => countVerdicts(reproduction.outcomes).missed > 0)
      ? [section("Missed by most", missTable(made.map((entry) => ({ ...entry, page: pageOf(entry) }))))]
      : []),
    ...differing(made),
    section("Where the documents contradict themselves", errata(made)),
    section(
      "This page",
      `<dl class="facts">
<dt>Command</dt><dd><code>${escapeHtml(context.command)}</code></dd>
<dt>Descent version</dt><dd>${escapeHtml(context.descentVersion)}</dd>
</dl>`,
    ),
  ];
  return htmlPage(
    {
      title: "Published numbers, and ours – Descent",
      descentVersion: context.descentVersion,
      style: styleSheet() + reproductionStyle,
      main: `${header(made)}\n${sections.join("\n")}`,
    },
    kit,
  );
}

type Made = Extract<SourceEntry, { kind: "made" }>;

function header(made: readonly Made[]): string {
  const { reproduced, missed, input } = countVerdicts(made.flatMap(({ reproduction }) => reproduction.outcomes));
  const judged = formatFixed(reproduced + missed, 0);
  return `<header>
<p class="eyebrow">Descent reproductions</p>
<h1>Published numbers, and ours</h1>
<p class="lead">Every number of the source documents beside what the simulator gives, judged by a stated tolerance. Numbers that a constant of
the model was set or fitted with are inputs: shown, not counted.</p>
<dl class="strip">
<div><dt>Source documents</dt><dd>${formatFixed(made.length, 0)}</dd></div>
<div><dt>✓ Reproduced</dt><dd class="good">${formatFixed(reproduced, 0)}<small> of ${judged} judged</small></dd></div>
<div><dt>✗ Missed</dt><dd${missed > 0 ? ' class="bad"' : ""}>${formatFixed(missed, 0)}<small> of ${judged} judged</small></dd></div>
<div><dt>○ Input</dt><dd>${formatFixed(input, 0)}<small> not counted</small></dd></div>
</dl>
</header>`;
}

function sourceTable(entries: readonly SourceEntry[]): string {
  const heads = [
    "document",
    "numbers",
    "✓ reproduced",
    "✗ missed",
    "○ input",
    "→ direction",
    "targets met",
    "errata",
    "as reviewed",
  ];
  const cells = heads.map(
    (head, index) => `<th scope="col"${index === 0 || index === 8 ? "" : ' class="number"'}>${head}</th>`,
  );
  const table = `<table class="sources">
<caption>Targets are judgements over several numbers, such as the error of all held-out ones. Reviewed means compared with the committed reference (<code>--check</code>).</caption>
<thead><tr>${cells.join("")}</tr></thead>
<tbody>
${entries.map(sourceRow).join("\n")}
</tbody>
</table>`;
  return scrolled("Source documents", table);
}

function sourceRow(entry: SourceEntry): string {
  const { title, source } = entry;
  const about = `<small>${escapeHtml(source)}</small>`;
  if (entry.kind === "waiting") {
    return `<tr><th scope="row" class="wrap">${escapeHtml(title)}${about}</th><td colspan="8">not made yet</td></tr>`;
  }
  if (entry.kind === "failed") {
    return `<tr><th scope="row" class="wrap">${escapeHtml(title)}${about}</th>
<td colspan="8" class="wrap"><span class="verdict missed">✗ failed</span> ${escapeHtml(entry.problem)}</td></tr>`;
  }
  const { outcomes, summary } = entry.reproduction;
  const counts = countVerdicts(outcomes);
  const numbers = [outcomes.length, counts.reproduced, counts.missed, counts.input, counts.direction];
  const targets = summary.length === 0 ? "–" : `${summary.filter(({ met }) => met).length} of ${summary.length}`;
  return `<tr><th scope="row" class="wrap"><a href="${pageOf(entry)}">${escapeHtml(title)}</a>${about}${countBar(counts)}</th>
${numbers.map((count) => `<td class="number">${formatFixed(count, 0)}</td>`).join("")}
<td class="number">${targets}</td><td class="number">${outcomes.filter(({ erratum }) => erratum !== null).length}</td>
<td>${reviewed(entry)}</td></tr>`;
}

function reviewed({ differences }: Made): string {
  if (differences === null) return "not compared";
  if (differences.length === 0) return '<span class="verdict reproduced">✓ the same</span>';
  return `<span class="verdict missed">✗ ${differences.length} differ</span>`;
}

/** The verdicts as one bar; its numbers stand beside it. */
function countBar(counts: VerdictCounts): string {
  const verdicts = ["reproduced", "missed", "input", "direction"] as const;
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  if (total === 0) return "";
  let fromX = 0;
  const parts = verdicts.map((verdict) => {
    const width = (100 * counts[verdict]) / total;
    const part = `<rect class="bar-${verdict}" x="${fromX.toFixed(2)}" width="${width.toFixed(2)}" height="6"/>`;
    fromX += width;
    return part;
  });
  return `<svg class="counts" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${parts.join("")}</svg>`;
}

function differing(made: readonly Made[]): readonly string[] {
  const lists = made.flatMap(({ name, differences }) => {
    if (differences === null || differences.length === 0) return [];
    const lines = differences.map((line) => `<li>${escapeHtml(line)}</li>`);
    return [
      `<details><summary>${escapeHtml(name)}: ${differences.length}</summary>\n<ul class="prose">\n${lines.join("\n")}\n</ul>\n</details>`,
    ];
  });
  return lists.length === 0 ? [] : [section("Not as reviewed", lists.join("\n"))];
}

function errata(made: readonly Made[]): string {
  const lines = made.flatMap((entry) =>
    entry.reproduction.outcomes.flatMap(({ published: { id }, erratum }) =>
      erratum === null
        ? []
        : [`<li><a href="${pageOf(entry)}#${claimAnchor(id)}">${escapeHtml(id)}</a>: ${proseHtml(erratum)}</li>`],
    ),
  );
  return lines.length === 0 ? "<p>Nowhere that we found.</p>" : `<ul class="prose">\n${lines.join("\n")}\n</ul>`;
}
