import type { TimelinePoint } from "../../domain/validation.js";
import { CHART_WIDTH_PX, type ChartSpec, seriesColour, theme } from "../charts/theme.js";
import { planNames } from "../series.js";

/** A line for each, the later ones on top. */
const looks = [
  { by: "recorded", mark: { strokeWidth: 3.6, opacity: 0.4 } },
  { by: "sharing", mark: { strokeWidth: 1.4 } },
  { by: "contention", mark: { strokeWidth: 1.4, strokeDash: [5, 3] } },
] as const;

/** What the lines are. */
export const runChartKey = "Broad: recorded. Thin: layer sharing. Dashed: layer contention.";

/** One run as it was recorded and, on top of it, as two layers simulate it: CPU use, and losses as parts of each job's first. */
export function runChart(points: readonly TimelinePoint[]): ChartSpec {
  const jobs = [...new Set(points.map(({ job }) => job))];
  const plan = planNames(jobs);
  const firstLosses = new Map<string, number>();
  for (const { job, by, loss } of points) {
    if (by === "recorded" && loss !== null && !firstLosses.has(job)) firstLosses.set(job, loss);
  }
  const rows = points.map(({ job, by, fromSec, cpus, loss }) => {
    const first = firstLosses.get(job);
    return { series: job, by, timeSec: fromSec, cpus, loss: loss === null || !first ? null : (100 * loss) / first };
  });
  const hasLosses = rows.some(({ loss }) => loss !== null);
  const panel = (field: "cpus" | "loss", title: string) => ({
    width: CHART_WIDTH_PX,
    height: 150,
    layer: looks.map(({ by, mark }) => ({
      transform: [{ filter: `datum.by === '${by}' && isValid(datum.${field})` }],
      mark: {
        type: "line" as const,
        interpolate: field === "cpus" ? ("step-after" as const) : ("linear" as const),
        ...mark,
      },
      encoding: {
        x: { field: "timeSec", type: "quantitative" as const, title: "time since the first start (s)" },
        y: { field, type: "quantitative" as const, title, axis: { tickCount: 4 } },
        color: seriesColour(plan, "line"),
      },
    })),
  });
  return {
    config: theme,
    spacing: 18,
    data: { values: rows },
    vconcat: [panel("cpus", "CPUs in use"), ...(hasLosses ? [panel("loss", "loss (% of first loss)")] : [])],
  } as ChartSpec;
}
