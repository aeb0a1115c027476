import type { RunResult } from "../../domain/result.js";
import { type LossRow, lossRows } from "../../metrics/losses.js";
import type { SeriesPlan } from "../series.js";
import { CHART_WIDTH_PX, type ChartSpec, seriesColour, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

/** Loss of each job over time, as a share of its first loss, because the losses of unlike jobs share no scale. */
export function lossChart(result: RunResult, plan: SeriesPlan): ChartSpec {
  const rows = relativeLosses(lossRows(result)).map((row) => ({ ...row, series: plan.seriesOf(row.job) }));
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 240,
    data: { values: rows },
    mark: { type: "line", strokeWidth: 2, strokeJoin: "round" },
    encoding: {
      x: { field: "timeSec", ...timeAxis(timeSpan(result)) },
      y: { field: "relativeLoss", type: "quantitative", title: "loss (% of first loss)", axis: { tickCount: 5 } },
      color: seriesColour(plan, "line"),
      detail: { field: "job", type: "nominal" },
    },
  };
}

export interface RelativeLoss {
  readonly timeSec: number;
  readonly job: string;
  /** Loss in per cent of the job's first loss. */
  readonly relativeLoss: number;
}

/** Leaves out a job whose first loss is 0 or infinite, which has no such share. */
export function relativeLosses(rows: readonly LossRow[]): readonly RelativeLoss[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    if (!first.has(row.job)) first.set(row.job, row.loss);
    const relativeLoss = (100 * row.loss) / first.get(row.job)!;
    return Number.isFinite(relativeLoss) ? [{ timeSec: row.timeSec, job: row.job, relativeLoss }] : [];
  });
}
