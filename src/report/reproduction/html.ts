import type { Figure, FittedConstant, Reproduction } from "../../domain/reproduction.js";
import { formatFixed, formatSignificant } from "../format.js";
import { escapeHtml } from "../html/escape.js";
import { drawing } from "../html/figure.js";
import { figureData } from "../html/figure-data.js";
import { htmlPage, type PageKit, section } from "../html/page.js";
import { styleSheet } from "../html/style.js";
import { scrolled } from "../html/table.js";
import { countVerdicts } from "./claim-text.js";
import { claimAnchor, claimsTable, verdictMeanings } from "./claims.js";
import { figureName, figureSpec, figureSvg } from "./figure.js";
import { proseHtml } from "./prose.js";
import { reproductionStyle } from "./style.js";

/** What the page says about the program that made it. */
export interface ReproductionContext {
  /** The command that makes the page again, as one would type it. */
  readonly command: string;
  readonly descentVersion: string;
  /** Address of the page of all sources; null: this page stands alone. */
  readonly index: string | null;
}

/** A reproduction as one self-contained page: nothing loaded, figures drawn in place, light and dark, fit to print. */
export async function reproductionHtml(
  reproduction: Reproduction,
  context: ReproductionContext,
  kit: PageKit | null,
): Promise<string> {
  const { outcomes, constants, notes } = reproduction;
  const figures: string[] = [];
  for (const figure of reproduction.figures) figures.push(await figureHtml(figure));
  const sections = [
    reproduction.summary.length > 0 ? section("Judgements over several numbers", judgements(reproduction)) : "",
    section("How to read this", reading(notes)),
    outcomes.length > 0 ? section("Every published number", claimsTable(outcomes)) : "",
    errata(outcomes),
    figures.length > 0 ? section("Figures", figures.join("\n")) : "",
    constants.length > 0 ? section("Constants that no source gives", constantsTable(constants)) : "",
    section("This page", facts(context)),
  ].filter((html) => html !== "");
  return htmlPage(
    {
      title: `${reproduction.title} – Descent`,
      descentVersion: context.descentVersion,
      style: styleSheet() + reproductionStyle,
      main: `${header(reproduction, context.index)}\n${sections.join("\n")}`,
    },
    kit,
  );
}

function header({ title, source, outcomes }: Reproduction, index: string | null): string {
  const { reproduced, missed, input, direction } = countVerdicts(outcomes);
  const judged = formatFixed(reproduced + missed, 0);
  return `<header>
<p class="eyebrow">${index === null ? "Descent reproduction" : `<a href="${escapeHtml(index)}">Descent reproductions</a>`}</p>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(source)}</p>
<dl class="strip">
<div><dt>Published numbers</dt><dd>${formatFixed(outcomes.length, 0)}</dd></div>
<div><dt>✓ Reproduced</dt><dd class="good">${formatFixed(reproduced, 0)}<small> of ${judged} judged</small></dd></div>
<div><dt>✗ Missed</dt><dd${missed > 0 ? ' class="bad"' : ""}>${formatFixed(missed, 0)}<small> of ${judged} judged</small></dd></div>
<div><dt>○ Input</dt><dd>${formatFixed(input, 0)}<small> not counted</small></dd></div>${directions(direction)}
</dl>
${missedLinks(outcomes)}
</header>`;
}

const directions = (count: number): string =>
  count === 0
    ? ""
    : `\n<div><dt>→ Direction</dt><dd>${formatFixed(count, 0)}<small> without a number, not counted</small></dd></div>`;

function missedLinks(outcomes: Reproduction["outcomes"]): string {
  const ids = outcomes.filter(({ verdict }) => verdict === "missed").map(({ published }) => published.id);
  const links = ids.map((id) => `<a href="#${claimAnchor(id)}">${escapeHtml(id)}</a>`);
  return ids.length === 0 ? "" : `<p class="links">Missed: ${links.join("\n")}</p>`;
}

/** Empty when the source does not contradict itself. */
function errata(outcomes: Reproduction["outcomes"]): string {
  const lines = outcomes.flatMap(({ published: { id }, erratum }) =>
    erratum === null ? [] : [`<li><a href="#${claimAnchor(id)}">${escapeHtml(id)}</a>: ${proseHtml(erratum)}</li>`],
  );
  return lines.length === 0 ? "" : section("Errata of the source", `<ul class="prose">\n${lines.join("\n")}\n</ul>`);
}

type Judgement = Reproduction["summary"][number];

function judgements({ summary }: Reproduction): string {
  const rows = summary.map(
    ({ what, value, target, met }: Judgement) => `<tr><th scope="row" class="wrap">${proseHtml(what)}</th>
<td class="wrap">${proseHtml(value)}</td><td class="wrap">${proseHtml(target)}</td>
<td><span class="verdict ${met ? "reproduced" : "missed"}">${met ? "✓ met" : "✗ not met"}</span></td></tr>`,
  );
  const table = `<table>
<thead><tr><th scope="col">what</th><th scope="col">ours</th><th scope="col">target</th><th scope="col">verdict</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
  return scrolled("Judgements over several numbers", table);
}

function reading(notes: readonly string[]): string {
  const items = notes.map((note) => `<li>${proseHtml(note)}</li>`);
  const list = items.length === 0 ? "" : `\n<ul class="prose">\n${items.join("\n")}\n</ul>`;
  return `<dl class="facts">\n${verdictMeanings()}\n</dl>${list}`;
}

async function figureHtml(figure: Figure): Promise<string> {
  const title = `${figureName(figure)}: ${figure.title}`;
  return `<figure id="figure-${encodeURIComponent(figure.id)}" data-chart="${escapeHtml(figureName(figure))}" data-title="${escapeHtml(title)}">
<h3>${escapeHtml(title)}</h3>
${drawing(await figureSvg(figure))}
<figcaption>${proseHtml(figure.caption)}</figcaption>
${figureData(figureSpec(figure), title, {})}
</figure>`;
}

function constantsTable(constants: readonly FittedConstant[]): string {
  const rows = constants.map(
    ({ name, value, unit, fittedOn }) => `<tr><th scope="row" class="wrap">${escapeHtml(name)}</th>
<td class="number">${formatSignificant(value)}</td><td>${escapeHtml(unit)}</td><td class="wrap">${proseHtml(fittedOn)}</td></tr>`,
  );
  const count = formatFixed(constants.length, 0);
  const table = `<table>
<caption>${count} constants were fitted or derived. The numbers they came from are inputs, not results.</caption>
<thead><tr><th scope="col">constant</th><th scope="col" class="number">value</th><th scope="col">unit</th><th scope="col">from</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
  return scrolled("Constants that no source gives", table);
}

function facts({ command, descentVersion }: ReproductionContext): string {
  return `<dl class="facts">
<dt>Command</dt><dd><code>${escapeHtml(command)}</code></dd>
<dt>Descent version</dt><dd>${escapeHtml(descentVersion)}</dd>
</dl>`;
}
