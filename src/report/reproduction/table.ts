import type { ClaimOutcome, Reproduction } from "../../domain/reproduction.js";
import { type Column, textColumn } from "../columns.js";
import { formatFixed } from "../format.js";
import { printable, textTable } from "../text-table.js";
import { TERMINAL_WIDTH, wrapText } from "../wrap.js";
import {
  claimText,
  countVerdicts,
  differenceText,
  oursText,
  publishedText,
  rangeText,
  settingText,
  verdictSign,
} from "./claim-text.js";

/** A reproduction as plain text for the terminal: every number with its verdict, then the judgements over several of them. */
export function reproductionTable(reproduction: Reproduction, width: number = TERMINAL_WIDTH): string {
  const { title, source, outcomes } = reproduction;
  return [
    `${printable(title)}\n${wrapText(printable(source), width)}`,
    ...(outcomes.length > 0 ? [textTable(claimColumns(outcomes), outcomes)] : []),
    ...errata(outcomes, width),
    ...judgements(reproduction, width),
    counts(reproduction),
  ].join("\n");
}

function claimColumns(outcomes: readonly ClaimOutcome[]): readonly Column<ClaimOutcome>[] {
  const columns: Column<ClaimOutcome>[] = [
    textColumn("id", ({ published }) => published.id),
    textColumn("what", ({ published }) => claimText(published)),
    textColumn("setting", ({ published }) => settingText(published)),
    { header: "published", align: "right", cell: ({ published }) => publishedText(published) },
    { header: "ours", align: "right", cell: oursText },
  ];
  if (outcomes.some(({ distribution }) => distribution !== null)) {
    columns.push({ header: "5-95 % of seeds", align: "right", cell: rangeText });
  }
  columns.push(
    { header: "difference", align: "right", cell: differenceText },
    textColumn("verdict: what counts as met", ({ verdict, tolerance }) => `${verdictSign[verdict]} ${tolerance}`),
  );
  return columns;
}

/** Too long for columns: what was asked and what came out. */
function judgements({ summary }: Reproduction, width: number): readonly string[] {
  const lines = summary.map(({ what, value, target, met }) => {
    const text = `${met ? "✓ met" : "✗ not met"}: ${what}: ${value} (target: ${target})`;
    return wrapText(printable(text), width, "  ");
  });
  return lines.length === 0 ? [] : [`judgements over several numbers:\n${lines.join("")}`];
}

function errata(outcomes: readonly ClaimOutcome[], width: number): readonly string[] {
  const lines = outcomes.flatMap(({ published, erratum }) =>
    erratum === null ? [] : [wrapText(printable(`${published.id}: ${erratum}`), width, "  ")],
  );
  return lines.length === 0 ? [] : [`errata of the source:\n${lines.join("")}`];
}

function counts({ outcomes, constants }: Reproduction): string {
  const { reproduced, missed, input } = countVerdicts(outcomes);
  const fitted = constants.length === 0 ? "" : `; ${constants.length} constants fitted or derived`;
  return (
    `${verdictSign.reproduced} ${formatFixed(reproduced, 0)} of ${formatFixed(reproduced + missed, 0)} published numbers reproduced, ` +
    `${verdictSign.missed} ${formatFixed(missed, 0)} missed, ${verdictSign.input} ${formatFixed(input, 0)} inputs (not counted)${fitted}\n`
  );
}
