import { planNames } from "../series.js";
import { asPublished, publishedMark, publishedShape } from "./published.js";
import { CHART_WIDTH_PX, type ChartSpec, seriesColour, theme } from "./theme.js";

export interface ReductionCurve {
  readonly model: string;
  /** Share of the training time, and the share of the whole reduction of the loss by then. */
  readonly points: readonly (readonly [progress: number, reduction: number])[];
}

export interface PublishedReduction {
  readonly model: string;
  readonly progress: number;
  readonly reduction: number;
}

/** How early in their training models learn, with published points marked. */
export function lossReductionChart(curves: readonly ReductionCurve[], marks: readonly PublishedReduction[]): ChartSpec {
  const plan = planNames([...new Set([...curves, ...marks].map(({ model }) => model))]);
  const rows = curves.flatMap(({ model, points }) =>
    points.map(([progress, reduction]) => ({ series: model, progress: 100 * progress, reduction: 100 * reduction })),
  );
  const marked = marks.map(({ model, progress, reduction }) =>
    asPublished({ series: model, progress: 100 * progress, reduction: 100 * reduction }),
  );
  const axis = { grid: true, tickCount: 5 };
  const x = { field: "progress", type: "quantitative" as const, title: "training time (% of the whole)" };
  const y = {
    field: "reduction",
    type: "quantitative" as const,
    title: "reduction of the loss (% of the whole)",
    axis,
  };
  const color = seriesColour(plan, "line");
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 300,
    layer: [
      { data: { values: rows }, mark: { type: "line", strokeWidth: 2 }, encoding: { x, y, color } },
      {
        data: { values: marked },
        mark: { ...publishedMark, size: 100 },
        encoding: { x, y, color, shape: publishedShape },
      },
    ],
  };
}
