import type { HoldOutRow, HoldOutSummary } from "../../domain/calibration.js";
import { type Column, textColumn } from "../columns.js";
import { formatFixed, formatPercent } from "../format.js";
import { printable, textTable } from "../text-table.js";

/** A number of a row in per cent, two decimals. */
const percentColumn = (header: string, value: (row: HoldOutRow) => number | null): Column<HoldOutRow> => ({
  header: `${header}\n(%)`,
  align: "right",
  cell: (row) => {
    const fraction = value(row);
    return formatFixed(fraction === null ? null : 100 * fraction, 2);
  },
});

const columns: readonly Column<HoldOutRow>[] = [
  textColumn("problem", (row) => row.problem),
  textColumn("variant", (row) => row.variant),
  textColumn("measure", (row) => row.measure),
  { header: "curves\njudged", align: "right", cell: (row) => `${row.judgedCurves} of ${row.curves}` },
  percentColumn("cross-\nvalidated", (row) => row.crossValidatedError),
  percentColumn("held-out\nmedian", (row) => row.medianError),
  percentColumn("worst\ncurve", (row) => row.worstError),
  textColumn("families", (row) => row.families || null),
];

/** How well later losses were predicted, as text: the table, why curves were refused, and all curves together. */
export function holdOutTable(summary: HoldOutSummary, heldOut: number): string {
  const refused = summary.rows.filter((row) => row.refusal !== null);
  const refusals = refused.map(
    (row) =>
      `  ${printable(`${row.problem}, ${row.variant}, ${row.measure}`)}: ${row.curves - row.judgedCurves} of ${row.curves}; ${row.refusal}\n`,
  );
  return [
    textTable(columns, summary.rows),
    ...(refused.length === 0 ? [] : [`\nrefused (first reason)\n${refusals.join("")}`]),
    `\nlast ${formatPercent(heldOut)} of the epochs predicted from the ones before, which alone decide what is refused\n`,
    `median relative error over ${summary.judgedCurves} judged curves of ${summary.curves}: ${formatErrorPercent(summary.medianError)}\n`,
    `under 3 %: ${summary.goodCurves} of ${summary.judgedCurves} curves, ${summary.goodRows} of ${summary.judgedRows} rows\n`,
  ].join("");
}

const formatErrorPercent = (fraction: number | null): string =>
  fraction === null ? "none judged" : `${formatFixed(100 * fraction, 2)} %`;
