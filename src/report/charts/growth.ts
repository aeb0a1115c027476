import type { GrowthList, GrowthRow } from "../../domain/growth.js";
import { ink } from "../palette.js";
import type { SeriesPlan } from "../series.js";
import { CHART_WIDTH_PX, type ChartSpec, keyed, legendSymbol, linked, seriesColour, theme } from "./theme.js";
import { type TimeSpan, timeAxis } from "./time-span.js";

/** Containers on one pair of axes. */
export interface GrowthPanel {
  /** Empty: there is only one. */
  readonly title: string;
  readonly rows: readonly (GrowthRow & { readonly series: string; readonly key: string })[];
}

export interface GrowthChartOptions {
  readonly plan: SeriesPlan;
  readonly span: TimeSpan;
  /** Threshold between growing and converging, drawn dashed; null: not known, or not one. */
  readonly alpha: number | null;
  /** Until when the last limit of a container holds; null: until its last row. */
  readonly endSecOf: ((job: string) => number | null) | null;
}

/** Largest over smallest growth from which a linear axis would flatten most of it. */
const LOGARITHMIC_FROM = 50;

/**
 * Growth efficiency over time, marked by list, and the limits that follow from it: two drawings per panel, all growth on one
 * scale. Growth that is infinite, as of a container that just arrived, stands at the upper edge.
 */
export function growthChart(panels: readonly GrowthPanel[], options: GrowthChartOptions): ChartSpec {
  const scale = growthScale(panels.flatMap((panel) => panel.rows));
  return {
    config: theme,
    spacing: 16,
    vconcat: panels.flatMap((panel, index) => [
      growthDrawing(panel, options, scale),
      limitDrawing(panel, options, index === panels.length - 1 ? "time (s)" : ""),
    ]),
    resolve: { scale: { color: "shared", shape: "shared" } },
  };
}

type GrowthScale =
  | { type: "log"; domain: [number, number]; nice: false }
  | { type: "linear"; domain: [number, number]; nice: true };

function growthScale(rows: readonly GrowthRow[]): GrowthScale {
  const finite = rows.map((row) => row.growth).filter((growth) => Number.isFinite(growth));
  const largest = finite.reduce((most, growth) => Math.max(most, growth), 0);
  const smallest = finite.reduce((least, growth) => Math.min(least, growth), largest);
  if (smallest > 0 && largest / smallest > LOGARITHMIC_FROM) {
    return { type: "log", domain: [smallest / 1.2, largest * 1.2], nice: false };
  }
  return { type: "linear", domain: [Math.min(0, smallest), largest > 0 ? largest : 1], nice: true };
}

function growthDrawing(panel: GrowthPanel, { plan, span, alpha }: GrowthChartOptions, scale: GrowthScale): Drawing {
  const x = { field: "timeSec", ...timeAxis(span, "") };
  const y = {
    field: "growth",
    type: "quantitative" as const,
    title: "growth efficiency (1/s)",
    scale,
    axis: { grid: true, tickCount: 5 },
  };
  const detail = { field: "job", type: "nominal" as const };
  const color = seriesColour(plan, "line");
  // One legend, and the lines say how its entries look and what they stand for.
  const pointColour = { ...color, legend: legendSymbol("line") };
  const description = linked;
  const measured = panel.rows.filter((row) => Number.isFinite(row.growth));
  const infinite = panel.rows.filter((row) => !Number.isFinite(row.growth));
  const point = {
    type: "point" as const,
    filled: true,
    size: 60,
    opacity: 1,
    ...keyed,
    stroke: ink.surface.light,
    strokeWidth: 0.6,
  };
  return {
    width: CHART_WIDTH_PX,
    height: 210,
    ...titled(panel),
    layer: [
      ...(alpha !== null && alpha >= scale.domain[0] && alpha <= scale.domain[1] ? [threshold(alpha)] : []),
      {
        data: { values: measured },
        mark: { type: "line", strokeWidth: 1.4, ...keyed },
        encoding: { x, y, color, detail, description },
      },
      {
        data: { values: measured },
        mark: point,
        encoding: { x, y, color: pointColour, shape: listShape, description },
      },
      {
        data: { values: infinite },
        mark: point,
        encoding: { x, y: { value: 0 }, color: pointColour, shape: listShape, description },
      },
    ],
  };
}

function limitDrawing(panel: GrowthPanel, { plan, span, endSecOf }: GrowthChartOptions, timeTitle: string): Drawing {
  const last = new Map(panel.rows.map((row) => [row.job, row]));
  const ends = [...last].flatMap(([job, row]) => {
    const endSec = endSecOf?.(job) ?? null;
    return endSec !== null && endSec > row.timeSec ? [{ ...row, timeSec: endSec }] : [];
  });
  return {
    width: CHART_WIDTH_PX,
    height: 130,
    data: { values: [...panel.rows, ...ends] },
    mark: { type: "line", interpolate: "step-after", strokeWidth: 1.6, ...keyed },
    encoding: {
      x: { field: "timeSec", ...timeAxis(span, timeTitle) },
      y: {
        field: "limit",
        type: "quantitative",
        title: "limit (of the node)",
        scale: { domain: [0, 1] },
        axis: { tickCount: 4 },
      },
      color: seriesColour(plan, "line"),
      detail: { field: "job", type: "nominal" },
      description: linked,
    },
  };
}

type Drawing = Extract<ChartSpec, { vconcat: unknown }>["vconcat"][number];

const titled = (panel: GrowthPanel): { title?: string } => (panel.title === "" ? {} : { title: panel.title });

const threshold = (alpha: number) => ({
  data: { values: [{}] },
  mark: { type: "rule" as const, stroke: ink.muted.light, strokeDash: [4, 3] },
  encoding: { y: { datum: alpha } },
});

/** Lists in the order in which a container goes through them, told apart by shape because colour tells jobs apart. */
const listShape = {
  field: "list",
  type: "nominal" as const,
  scale: {
    domain: ["NL", "WL", "CL"] satisfies GrowthList[],
    range: ["circle", "triangle-up", "square"],
  },
  legend: { symbolFillColor: ink.muted.light, symbolStrokeWidth: 0, symbolSize: 80 },
};
