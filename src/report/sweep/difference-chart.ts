import { type ChartSpec, fittedWidth, theme } from "../charts/theme.js";
import { ink, seriesColours } from "../palette.js";
import { cellLabel, metricLabel } from "./metric-label.js";
import type { SweepFindings } from "./sweep-report.js";

export const DIFFERENCES_MAX = 40;

/** How much each cell differs from the baseline: a dot, and a line for the interval. What touches 0 may be chance. */
export function differenceChart(report: SweepFindings): ChartSpec {
  const rows = report.differences.slice(0, DIFFERENCES_MAX).map((row) => ({
    cell: cellLabel(row, report.parameters),
    mean: row.difference.mean,
    low: row.difference.low ?? row.difference.mean,
    high: row.difference.high ?? row.difference.mean,
  }));
  const y = { field: "cell", type: "nominal" as const, sort: null, title: null, axis: { labelLimit: 320 } };
  const x = { type: "quantitative" as const, title: `difference of ${metricLabel(report.metric)}` };
  const colour = seriesColours[0]!.light;
  return {
    config: theme,
    ...fittedWidth,
    height: 22 * rows.length,
    data: { values: rows },
    layer: [
      { mark: { type: "rule", stroke: ink.axis.light }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "rule", strokeWidth: 2, stroke: colour },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      {
        mark: { type: "point", filled: true, size: 46, opacity: 1, color: colour },
        encoding: { y, x: { ...x, field: "mean" } },
      },
    ],
  };
}
