import { type Column, countColumn, textColumn } from "../columns.js";
import { formatFixed, formatPercent, formatSignificant, MISSING } from "../format.js";
import { metricLabel, parameterLabel } from "./metric-label.js";
import type { ReportedCell, ReportedDifference, ReportedMean, SweepFindings } from "./sweep-report.js";

/** `123.4 ± 5.6`: half the interval, which is symmetric, with two digits, and the mean with as many decimals. */
export function meanText({ mean, low, high }: ReportedMean): string {
  if (low === null || high === null) return formatSignificant(mean, 5);
  const half = (high - low) / 2;
  if (!(half > 0)) return `${formatSignificant(mean, 5)} ± 0`;
  const decimals = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(half))));
  return `${formatFixed(mean, decimals)} ± ${formatFixed(half, decimals)}`;
}

/** `[−3.2, 1.1]`. */
export const boundsText = ({ low, high }: ReportedMean): string =>
  low === null || high === null ? MISSING : `[${formatSignificant(low, 3)}, ${formatSignificant(high, 3)}]`;

const cellColumns = (report: SweepFindings): Column<Pick<ReportedCell, "scheduler" | "values">>[] => [
  textColumn("scheduler", (row) => row.scheduler),
  ...report.parameters.map((path, index) => ({
    header: parameterLabel(path),
    align: "right" as const,
    cell: (row: Pick<ReportedCell, "values">) => String(row.values[index] ?? MISSING),
  })),
];

export const meanColumns = (report: SweepFindings): readonly Column<ReportedCell>[] => [
  ...cellColumns(report),
  countColumn("runs", (row) => row.runs),
  { header: metricLabel(report.metric), align: "right", cell: (row) => meanText(row.estimate) },
];

export const differenceColumns = (report: SweepFindings): readonly Column<ReportedDifference>[] => [
  ...cellColumns(report),
  countColumn("seeds", (row) => row.seeds),
  { header: "difference", align: "right", cell: (row) => meanText(row.difference) },
  { header: "95 % interval", align: "right", cell: (row) => boundsText(row.difference) },
  {
    header: "in per cent",
    align: "right",
    cell: (row) => (row.percent === null ? MISSING : formatPercent(row.percent.mean / 100)),
  },
];

/** Cells from best to worst. */
export const ranked = (report: SweepFindings): readonly ReportedCell[] => {
  const sign = report.goal === "min" ? 1 : -1;
  return report.cells.toSorted((left, right) => sign * (left.estimate.mean - right.estimate.mean));
};
