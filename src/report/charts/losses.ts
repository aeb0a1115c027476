import type { LossRow } from "../../metrics/losses.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { CHART_WIDTH_PX, type ChartSpec, keyed, linked, seriesColour, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

/** Loss of each job over time or over the share of its work that is done, as a share of its first loss, because the losses of unlike jobs share no scale. */
export function lossChart(result: RunData, plan: SeriesPlan, over: "time" | "work"): ChartSpec {
  const rows = relativeLosses(result.losses).map((row) => ({
    ...row,
    series: plan.seriesOf(row.job),
    key: plan.jobKey(row.job),
  }));
  const drawn = new Set(rows.map(({ series }) => series));
  const drawnPlan = { ...plan, series: plan.series.filter(({ name }) => drawn.has(name)) };
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 240,
    data: { values: rows },
    mark: { type: "line", strokeWidth: 2, strokeJoin: "round", ...keyed },
    encoding: {
      x: over === "time" ? { field: "timeSec", ...timeAxis(timeSpan(result)) } : workAxis,
      y: { field: "relativeLoss", type: "quantitative", title: "loss (% of first loss)", axis: { tickCount: 5 } },
      color: seriesColour(drawnPlan, "line"),
      detail: { field: "job", type: "nominal" },
      description: linked,
    },
  };
}

const workAxis = {
  field: "workPercent",
  type: "quantitative" as const,
  title: "work done (%)",
  scale: { domain: [0, 100] },
};

export interface RelativeLoss {
  readonly timeSec: number;
  readonly job: string;
  /** Work done in per cent of the job's work. */
  readonly workPercent: number;
  /** Loss in per cent of the job's first loss. */
  readonly relativeLoss: number;
}

/** Leaves out a job whose first loss is 0 or infinite, which has no such share. */
export function relativeLosses(rows: readonly LossRow[]): readonly RelativeLoss[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    if (!first.has(row.job)) first.set(row.job, row.loss);
    const relativeLoss = (100 * row.loss) / first.get(row.job)!;
    return Number.isFinite(relativeLoss)
      ? [{ timeSec: row.timeSec, job: row.job, workPercent: 100 * row.progress, relativeLoss }]
      : [];
  });
}
