import type { Config, TopLevelSpec } from "vega-lite";
import { ink } from "../palette.js";
import type { SeriesPlan } from "../series.js";
import { textWidthPx } from "../text-width.js";

export const CHART_WIDTH_PX = 760;
/** With axis and title: what a chart whose labels need more room is fitted into, so that all text has one size on a page. */
export const DRAWING_WIDTH_PX = 836;
export const FONT_SIZE_PX = 12;
const LABEL_LIMIT_PX = 170;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Two legends stand beside each other. Vega-Lite hands this on to Vega but leaves it out of its types. */
const legendLayout: object = { layout: { top: { direction: "horizontal", anchor: "start", margin: 24 } } };

/** The look that all charts share: no frame, faint grid, one weight of text. */
export const theme: Config = {
  background: ink.surface.light,
  font: FONT,
  aria: false,
  padding: { left: 4, top: 4, right: 12, bottom: 4 },
  view: { stroke: null },
  axis: {
    domainColor: ink.axis.light,
    tickColor: ink.axis.light,
    tickSize: 4,
    gridColor: ink.grid.light,
    labelColor: ink.muted.light,
    labelFontSize: FONT_SIZE_PX - 1,
    labelLimit: LABEL_LIMIT_PX,
    labelPadding: 5,
    titleColor: ink.muted.light,
    titleFontSize: FONT_SIZE_PX,
    titleFontWeight: "normal",
    titlePadding: 8,
  },
  axisX: { grid: false, tickCount: 10, labelFlush: false },
  axisQuantitative: { labelOverlap: true },
  legend: {
    orient: "top",
    title: null,
    titleColor: ink.text.light,
    labelColor: ink.text.light,
    labelFontSize: FONT_SIZE_PX,
    labelLimit: LABEL_LIMIT_PX,
    symbolSize: 110,
    columnPadding: 18,
    rowPadding: 5,
    offset: 10,
    ...legendLayout,
  },
  title: {
    anchor: "start",
    frame: "group",
    color: ink.text.light,
    fontSize: FONT_SIZE_PX + 1,
    fontWeight: 600,
    offset: 8,
  },
  header: { labelColor: ink.text.light, labelFontSize: FONT_SIZE_PX + 1, labelFontWeight: 600, title: null },
};

/** What a legend shows beside a name: a patch of colour, or a piece of line. */
export type LegendKind = "patch" | "line" | "none";

/** The colour channel of a chart whose rows name their series in the field `series`. */
export function seriesColour(plan: SeriesPlan, legend: LegendKind): SeriesColour {
  return {
    field: "series",
    type: "nominal",
    scale: {
      domain: plan.series.map((series) => series.name),
      range: plan.series.map((series) => series.colour.light),
    },
    legend:
      legend === "none" ? null : { columns: legendColumns(plan), ...legendSymbol(legend), ...linkedEntries(plan) },
  };
}

export interface SeriesColour {
  field: "series";
  type: "nominal";
  scale: { domain: string[]; range: string[] };
  legend: ({ columns: number } & LegendSymbol & LinkedEntries) | null;
}

interface LinkedEntries {
  encoding?: Record<"symbols" | "labels", { description: { value: { expr: string } } }>;
}

/** Ties the entries of a legend to the series that they name, in the order of the plan, as `linked` does marks. */
function linkedEntries({ series, seriesKey }: SeriesPlan): LinkedEntries {
  const key = series[0] === undefined ? "" : seriesKey(series[0].name);
  if (key === "") return {};
  const part = { description: { value: { expr: `${JSON.stringify(key.charAt(0))} + datum.index` } } };
  return { encoding: { symbols: part, labels: part } };
}

export interface LegendSymbol {
  symbolType: "square" | "stroke";
  symbolStrokeWidth: number;
  symbolOpacity: 1;
}

export const legendSymbol = (kind: "patch" | "line"): LegendSymbol =>
  kind === "patch"
    ? { symbolType: "square", symbolStrokeWidth: 0, symbolOpacity: 1 }
    : { symbolType: "stroke", symbolStrokeWidth: 3, symbolOpacity: 1 };

/** As many columns as fit beside each other with the longest name. */
function legendColumns(plan: SeriesPlan): number {
  const widest = Math.max(...plan.series.map((series) => textWidthPx(series.name, FONT_SIZE_PX)), 0);
  return Math.max(1, Math.floor(CHART_WIDTH_PX / (Math.min(widest, LABEL_LIMIT_PX) + 40)));
}

/**
 * Ties marks to the job or series that they stand for, by the field `key` of their rows, for the page's linked selection.
 * `keyed` goes into the mark, `linked` into the channel `description`.
 */
export const keyed: { aria: true } = { aria: true };
export const linked: { field: "key"; type: "nominal" } = { field: "key", type: "nominal" };

export type ChartSpec = TopLevelSpec;

/** For a chart with one row per job: as wide as the others whatever the jobs are called, as high as its rows need. */
export const fittedWidth: { autosize: { type: "fit-x"; contains: "padding" }; width: number } = {
  autosize: { type: "fit-x", contains: "padding" },
  width: DRAWING_WIDTH_PX,
};
