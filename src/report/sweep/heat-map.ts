import { type ChartSpec, FONT_SIZE_PX, fittedWidth, theme } from "../charts/theme.js";
import { formatSignificant } from "../format.js";
import { averagedOver, type Varying } from "./axes.js";
import { metricLabel, parameterLabel } from "./metric-label.js";
import type { ReportedCell, SweepFindings } from "./sweep-report.js";

/** Above these a cell is too small for a number, and a chart too dense for a page. */
const LABELLED_CELLS_MAX = 180;
const LABELLED_COLUMNS_MAX = 16;
const ROW_PX = 30;
const DENSE_HEIGHT_PX = 420;

/**
 * From good to bad, readable in print and for all common colour-vision deficiencies. No colour of the palette is used: the
 * page replaces those on a dark screen, which would change what a shade means.
 */
const GOOD_TO_BAD = ["#fdf3c9", "#f0b45c", "#cf6a4d", "#8a2f5d", "#3b1553"];
const LIGHT_TEXT = "#fdfdfe";
const DARK_TEXT = "#15191f";

/** The metric over two parameters of one scheduler: one square per pair of values, the best outlined. */
export function heatMap(
  report: SweepFindings,
  cells: readonly ReportedCell[],
  horizontal: Varying,
  vertical: Varying,
): ChartSpec {
  const groups = averagedOver(cells, [horizontal.index, vertical.index]);
  const means = groups.map((group) => group.mean);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const best = report.goal === "min" ? low : high;
  const rows = groups.map(({ values, mean }) => ({
    x: values[0]!,
    y: values[1]!,
    mean,
    label: formatSignificant(mean, 4),
    isDark: high > low && Math.abs(mean - best) / (high - low) > 0.45,
    isBest: mean === best,
  }));
  const x = channel("x", horizontal, "bottom");
  const y = channel("y", vertical, "left");
  const isLabelled = rows.length <= LABELLED_CELLS_MAX && horizontal.values.length <= LABELLED_COLUMNS_MAX;
  const range = report.goal === "min" ? GOOD_TO_BAD : GOOD_TO_BAD.toReversed();
  const colour = {
    field: "mean",
    type: "quantitative" as const,
    scale: { domain: [low, high], range, interpolate: "lab" as const },
    legend: { title: metricLabel(report.metric), gradientLength: 260, gradientThickness: 10, tickCount: 4 },
  };
  return {
    config: theme,
    ...fittedWidth,
    height: isLabelled ? ROW_PX * vertical.values.length : DENSE_HEIGHT_PX,
    data: { values: rows },
    layer: [
      { mark: { type: "rect" }, encoding: { x, y, color: colour } },
      {
        transform: [{ filter: "datum.isBest" }],
        mark: { type: "rect", filled: false, stroke: "#0c6b4a", strokeWidth: 3 },
        encoding: { x, y },
      },
      ...(isLabelled
        ? [
            {
              mark: { type: "text" as const, fontSize: FONT_SIZE_PX - 1 },
              encoding: {
                x,
                y,
                text: { field: "label", type: "nominal" as const },
                color: { condition: { test: "datum.isDark", value: LIGHT_TEXT }, value: DARK_TEXT },
              },
            },
          ]
        : []),
    ],
  };
}

const channel = <C extends "x" | "y">(
  field: C,
  { values, path }: Varying,
  orient: "bottom" | "left",
): {
  field: C;
  type: "ordinal";
  scale: { domain: (string | number)[]; padding: number };
  sort: null;
  axis: { title: string; orient: "bottom" | "left"; labelAngle: number; labelOverlap: true; ticks: boolean };
} => ({
  field,
  type: "ordinal",
  scale: { domain: field === "y" ? values.toReversed() : [...values], padding: 0 },
  sort: null,
  axis: { title: parameterLabel(path), orient, labelAngle: 0, labelOverlap: true, ticks: false },
});
