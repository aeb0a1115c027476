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
  shortSettingText,
  verdictSign,
} from "./claim-text.js";

/** A reproduction as plain text for the terminal: every number with its verdict, then the judgements over several of them. */
export function reproductionTable(reproduction: Reproduction, width: number = TERMINAL_WIDTH): string {
  const { title, source, outcomes } = reproduction;
  return [
    `${printable(title)}\n${wrapText(printable(source), width)}`,
    ...(outcomes.length > 0 ? claimLines(outcomes, width) : []),
    ...errata(outcomes, width),
    ...judgements(reproduction, width),
    counts(reproduction),
  ].join("\n");
}

/** Tolerances are sentences that many rows share, so each is told once, below, and rows give its number. */
function claimLines(outcomes: readonly ClaimOutcome[], width: number): readonly string[] {
  const tolerances = [...new Set(outcomes.map(({ tolerance }) => tolerance))];
  const columns: Column<ClaimOutcome>[] = [
    textColumn("id", ({ published }) => published.id),
    textColumn("what", ({ published }) => claimText(published)),
    textColumn("scheduler,\nalpha, interval", ({ published }) => shortSettingText(published)),
    { header: "published", align: "right", cell: ({ published }) => publishedText(published) },
    { header: "ours", align: "right", cell: oursText },
  ];
  if (outcomes.some(({ distribution }) => distribution !== null)) {
    columns.push({ header: "5-95 % of seeds", align: "right", cell: rangeText });
  }
  columns.push(
    { header: "difference", align: "right", cell: differenceText },
    textColumn(
      "verdict",
      ({ verdict, tolerance }) => `${verdictSign[verdict]} ${verdict} (${tolerances.indexOf(tolerance) + 1})`,
    ),
  );
  const told = tolerances.map((text, index) => wrapText(printable(`(${index + 1}) ${text}`), width, "  "));
  return [textTable(columns, outcomes), `what counts as met, and why a number is an input:\n${told.join("")}`];
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
  const { reproduced, missed, input, direction } = countVerdicts(outcomes);
  const directions =
    direction === 0
      ? ""
      : `, ${verdictSign.direction} ${formatFixed(direction, 0)} directions without a number (not counted)`;
  const fitted = constants.length === 0 ? "" : `; ${constants.length} constants fitted or derived`;
  return (
    `${verdictSign.reproduced} ${formatFixed(reproduced, 0)} of ${formatFixed(reproduced + missed, 0)} published numbers reproduced, ` +
    `${verdictSign.missed} ${formatFixed(missed, 0)} missed, ${verdictSign.input} ${formatFixed(input, 0)} inputs (not counted)${directions}${fitted}\n`
  );
}
