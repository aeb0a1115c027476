import { CHART_WIDTH_PX, type ChartSpec, theme } from "../charts/theme.js";
import { otherColour, seriesColours } from "../palette.js";
import { averagedOver, type Varying } from "./axes.js";
import { metricLabel, parameterLabel } from "./metric-label.js";
import type { ReportedCell, SweepFindings } from "./sweep-report.js";

export const SERIES_MAX = 8;
/** With more, bands would lie on one another and hide the lines. */
const BANDS_MAX = 3;
/** More points than this are a sample, not a grid: dots without lines. */
const LINE_POINTS_MAX = 60;

interface Row {
  readonly x: number;
  readonly series: string;
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The metric against one numeric parameter, one line per scheduler and per value of `split`. The band is the 95 % confidence
 * interval; there is none where a point is a mean over other parameters. Schedulers without the parameter are dashed lines.
 */
export function lineChart(report: SweepFindings, horizontal: Varying, split: Varying | null): ChartSpec {
  const rows = lineRows(report, horizontal, split);
  const levels = levelRows(report, horizontal);
  const names = [...new Set([...rows, ...levels].map((row) => row.series))];
  const colour = {
    field: "series",
    type: "nominal" as const,
    scale: { domain: names, range: names.map((_, index) => (seriesColours[index] ?? otherColour).light) },
    legend:
      names.length === 1 ? null : { columns: 4, symbolType: "stroke" as const, symbolStrokeWidth: 3, symbolOpacity: 1 },
  };
  const x = {
    field: "x",
    type: "quantitative" as const,
    title: parameterLabel(horizontal.path),
    scale: { zero: false, nice: false },
  };
  const y = { type: "quantitative" as const, title: metricLabel(report.metric), scale: { zero: false } };
  const isGrid = horizontal.values.length <= LINE_POINTS_MAX;
  const line = { type: "line" as const, strokeWidth: 2, point: { size: 26 } };
  const dots = { type: "point" as const, filled: true, size: 22, opacity: 0.7 };
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 300,
    layer: [
      ...(isGrid && names.length <= BANDS_MAX
        ? [
            {
              data: { values: rows.filter((row) => row.low !== null) },
              mark: { type: "area" as const, opacity: 0.16 },
              encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color: colour },
            },
          ]
        : []),
      {
        data: { values: rows },
        mark: isGrid ? line : dots,
        encoding: { x, y: { ...y, field: "mean" }, color: colour },
      },
      {
        data: { values: levels },
        mark: { type: "rule", strokeWidth: 2, strokeDash: [6, 4] },
        encoding: { y: { ...y, field: "mean" }, color: colour },
      },
    ],
  };
}

function lineRows(report: SweepFindings, horizontal: Varying, split: Varying | null): Row[] {
  return groupsOf(report, split).flatMap(({ name, cells }) =>
    averagedOver(cells, [horizontal.index])
      .map(({ values, mean, cells: members }): Row => {
        const own = members.length === 1 ? members[0]!.estimate : null;
        return { x: Number(values[0]), series: name, mean, low: own?.low ?? null, high: own?.high ?? null };
      })
      .toSorted((left, right) => left.x - right.x),
  );
}

function groupsOf(report: SweepFindings, split: Varying | null): { name: string; cells: readonly ReportedCell[] }[] {
  return report.schedulers.flatMap((scheduler) => {
    const cells = report.cells.filter((cell) => cell.scheduler === scheduler);
    const prefix = report.schedulers.length > 1 ? `${scheduler}, ` : "";
    if (split === null) return [{ name: scheduler, cells }];
    return split.values.map((value) => ({
      name: `${prefix}${parameterLabel(split.path)} ${value}`,
      cells: cells.filter((cell) => cell.values[split.index] === value),
    }));
  });
}

/** Schedulers to which the parameter means nothing. */
const levelRows = (report: SweepFindings, horizontal: Varying): { series: string; mean: number }[] =>
  report.cells
    .filter((cell) => cell.values[horizontal.index] === null)
    .slice(0, 4)
    .map((cell) => ({ series: cell.scheduler, mean: cell.estimate.mean }));
