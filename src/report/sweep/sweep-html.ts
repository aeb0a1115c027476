import { formatFixed } from "../format.js";
import { escapeHtml } from "../html/escape.js";
import { figureSection } from "../html/figure.js";
import { htmlPage, type PageKit, section } from "../html/page.js";
import { styleSheet } from "../html/style.js";
import { htmlTable } from "../html/table.js";
import { sweepFigures } from "./figures.js";
import { metricLabel } from "./metric-label.js";
import type { SweepReport } from "./sweep-report.js";
import { differenceColumns, meanColumns, ranked } from "./tables.js";
import { verdict } from "./verdict.js";

const ROWS_MAX = 200;

/** One sweep as one self-contained page: nothing loaded, charts drawn in place. The same table gives the same bytes. */
export async function sweepHtml(report: SweepReport, kit: PageKit | null): Promise<string> {
  const drawn: string[] = [];
  for (const [index, figure] of sweepFigures(report).entries()) {
    drawn.push(await figureSection({ name: `chart-${index + 1}`, ...figure }, "scheduler"));
  }
  const sections = [
    section(
      "Result",
      verdict(report)
        .map((sentence) => `<p>${escapeHtml(sentence)}</p>`)
        .join("\n"),
    ),
    ...drawn,
    section("Cells", cellTable(report)),
    ...(report.differences.length === 0 ? [] : [section("Paired differences", differenceTable(report))]),
    section("This sweep", facts(report)),
  ];
  return htmlPage(
    {
      title: `${report.scenario} – sweep – Descent`,
      descentVersion: report.descentVersion,
      style: styleSheet(),
      main: `<header>
<p class="eyebrow">Descent parameter sweep</p>
<h1>${escapeHtml(report.scenario)}</h1>
<p class="lead">${escapeHtml(lead(report))}</p>
</header>
${sections.join("\n")}`,
    },
    kit,
  );
}

const lead = (report: SweepReport): string =>
  `${formatFixed(report.runs, 0)} runs in ${formatFixed(report.cells.length, 0)} cells: ${[...report.parameters, "seed"].join(", ")}; scheduler ${report.schedulers.join(", ")}`;

function cellTable(report: SweepReport): string {
  const rows = ranked(report);
  const some = rows.length > ROWS_MAX ? `The best ${ROWS_MAX} of ${formatFixed(rows.length, 0)} cells` : "All cells";
  const caption = `${some} by ${metricLabel(report.metric)}: mean over seeds and half width of its 95 % confidence interval (Student's t). summary.csv has all cells and metrics.`;
  return htmlTable(meanColumns(report), rows.slice(0, ROWS_MAX), { caption });
}

function differenceTable(report: SweepReport): string {
  const count = report.differences.length;
  const some = count > ROWS_MAX ? `The first ${ROWS_MAX} of ${formatFixed(count, 0)} cells. ` : "";
  const caption = `${some}${metricLabel(report.metric)} less that of ${report.baseline} with the same seed, mean over seeds. Each interval holds by itself, not all at once.`;
  return htmlTable(differenceColumns(report), report.differences.slice(0, ROWS_MAX), { caption });
}

const facts = (report: SweepReport): string =>
  `<dl class="facts">\n${report.facts
    .map(([term, value]) => `<dt>${escapeHtml(term)}</dt><dd><code>${escapeHtml(value)}</code></dd>`)
    .join("\n")}\n</dl>`;
