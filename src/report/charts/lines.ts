import { planNames } from "../series.js";
import { asPublished, publishedMark, publishedShape } from "./published.js";
import { CHART_WIDTH_PX, type ChartSpec, seriesColour, theme } from "./theme.js";

/** One quantity against another, as several lines, with published points marked. */
export interface Lines {
  /** With their units. */
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
  /** `name`: the line that they belong to. */
  readonly marks: readonly { readonly name: string; readonly x: number; readonly y: number }[];
}

export function linesChart({ xTitle, yTitle, lines, marks }: Lines): ChartSpec {
  const plan = planNames([...new Set([...lines, ...marks].map(({ name }) => name))]);
  const rows = lines.flatMap(({ name, points }) => points.map(([x, y]) => ({ series: name, x, y })));
  const marked = marks.map(({ name, x, y }) => asPublished({ series: name, x, y }));
  const isWhole = [...rows, ...marked].every((row) => Number.isInteger(row.x));
  const x = { field: "x", type: "quantitative" as const, title: xTitle, axis: isWhole ? { tickMinStep: 1 } : {} };
  const y = { field: "y", type: "quantitative" as const, title: yTitle, axis: { grid: true, tickCount: 5 } };
  const color = seriesColour(plan, "line");
  const published = {
    data: { values: marked },
    mark: { ...publishedMark, size: 100 },
    encoding: { x, y, color, shape: publishedShape },
  };
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 300,
    layer: [
      { data: { values: rows }, mark: { type: "line", strokeWidth: 2 }, encoding: { x, y, color } },
      ...(marks.length === 0 ? [] : [published]),
    ],
  };
}
