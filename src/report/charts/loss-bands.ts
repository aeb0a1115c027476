import type { LossRow } from "../../metrics/losses.js";
import { ascending, quantile } from "../../metrics/quantile.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { type RelativeLoss, relativeLosses } from "./losses.js";
import { CHART_WIDTH_PX, type ChartSpec, keyed, linked, seriesColour, theme } from "./theme.js";

/** Jobs that a band is drawn from; of more, every k-th is taken. */
export const BAND_JOBS_MAX = 1500;
const MOMENTS = 60;

/** Loss since the start of a job, or over its work: the median of each series and the band that holds the middle 80 % of its jobs. */
export function lossBandChart(result: RunData, plan: SeriesPlan, over: "time" | "work"): ChartSpec {
  const titleOf = { time: "time since the job started (s)", work: "work done (%)" };
  const x = { field: "position", type: "quantitative" as const, title: titleOf[over] };
  const color = seriesColour(plan, "line");
  const title = "loss (% of first loss)";
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 240,
    data: { values: bandRows(result, plan, over) },
    layer: [
      {
        mark: { type: "area", opacity: 0.16, ...keyed },
        encoding: {
          x,
          y: { field: "low", type: "quantitative", title },
          y2: { field: "high" },
          color,
          description: linked,
        },
      },
      {
        mark: { type: "line", strokeWidth: 2, strokeJoin: "round", ...keyed },
        encoding: { x, y: { field: "median", type: "quantitative", title }, color, description: linked },
      },
    ],
  };
}

function bandRows(result: RunData, plan: SeriesPlan, over: "time" | "work"): readonly object[] {
  const rows = relativeLosses(evenSample(result.losses));
  // A curve over work is read like one over time, with the work done in place of the time.
  const byJob = groupByJob(over === "time" ? rows : rows.map((row) => ({ ...row, timeSec: row.workPercent })));
  const longest = Math.max(0, ...[...byJob.values()].map((rows) => rows.at(-1)!.timeSec - rows[0]!.timeSec));
  return plan.series.flatMap(({ name }) => {
    const jobs = [...byJob].filter(([id]) => plan.seriesOf(id) === name).map(([, rows]) => rows);
    if (jobs.length === 0) return [];
    return Array.from({ length: MOMENTS + 1 }, (_, moment) => {
      const position = (longest * moment) / MOMENTS;
      const losses = ascending(jobs.map((rows) => lossAt(rows, position)));
      const [low, median, high] = [0.1, 0.5, 0.9].map((probability) => quantile(losses, probability));
      return { series: name, key: plan.seriesKey(name), position, low, median, high };
    });
  });
}

/** The losses of every k-th job, so that at most BAND_JOBS_MAX are left; rows of one job stand together. */
function evenSample(losses: readonly LossRow[]): readonly LossRow[] {
  const isNext = (row: LossRow, index: number): boolean => row.job !== losses[index - 1]?.job;
  const stride = Math.ceil(losses.filter(isNext).length / BAND_JOBS_MAX);
  if (stride <= 1) return losses;
  let job = -1;
  return losses.filter((row, index) => {
    if (isNext(row, index)) job += 1;
    return job % stride === 0;
  });
}

function groupByJob(rows: readonly RelativeLoss[]): ReadonlyMap<string, readonly RelativeLoss[]> {
  const groups = new Map<string, RelativeLoss[]>();
  for (const row of rows) {
    const group = groups.get(row.job);
    if (group === undefined) groups.set(row.job, [row]);
    else group.push(row);
  }
  return groups;
}

/** Between two points of a curve, on the line that joins them; after the last one, the last loss. */
function lossAt(rows: readonly RelativeLoss[], elapsedSec: number): number {
  const timeSec = rows[0]!.timeSec + elapsedSec;
  const after = rows.findIndex((row) => row.timeSec > timeSec);
  if (after === -1) return rows.at(-1)!.relativeLoss;
  const from = rows[Math.max(after - 1, 0)]!;
  const to = rows[after]!;
  const share = to.timeSec === from.timeSec ? 0 : (timeSec - from.timeSec) / (to.timeSec - from.timeSec);
  return from.relativeLoss + share * (to.relativeLoss - from.relativeLoss);
}
