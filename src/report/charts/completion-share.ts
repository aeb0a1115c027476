import type { RunResult } from "../../domain/result.js";
import { ascending, quantile } from "../../metrics/quantile.js";
import type { SeriesPlan } from "../series.js";
import { CHART_WIDTH_PX, type ChartSpec, seriesColour, theme } from "./theme.js";

const STEPS = 100;
/** Longest over median completion time from which a linear axis would show little but the longest jobs. */
const LOGARITHMIC_FROM = 20;

/** Which share of each series was completed within a time: what a large run shows in place of one bar per job. */
export function completionShareChart(result: RunResult, plan: SeriesPlan): ChartSpec {
  const bySeries = new Map<string, number[]>(plan.series.map((series) => [series.name, []]));
  for (const record of result.records) {
    if (record.completionSec !== null) bySeries.get(plan.seriesOf(record.id))!.push(record.completionSec);
  }
  const rows = [...bySeries].flatMap(([series, completions]) => shares(series, ascending(completions)));
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 240,
    data: { values: rows },
    mark: { type: "line", strokeWidth: 2, strokeJoin: "round" },
    encoding: {
      x: {
        field: "completionSec",
        type: "quantitative",
        title: "completion time (s)",
        scale: isSkewed(result) ? { type: "log", nice: false } : { type: "linear", zero: true, nice: false },
      },
      y: { field: "share", type: "quantitative", title: "jobs completed within (%)", scale: { domain: [0, 100] } },
      color: seriesColour(plan, "line"),
      order: { field: "share", type: "quantitative" },
    },
  };
}

function shares(series: string, completions: readonly number[]): readonly object[] {
  if (completions.length === 0) return [];
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    series,
    share: (100 * step) / STEPS,
    completionSec: quantile(completions, step / STEPS),
  }));
}

function isSkewed(result: RunResult): boolean {
  const completions = ascending(result.records.flatMap((record) => record.completionSec ?? []));
  if (completions.length === 0 || completions[0]! <= 0) return false;
  return completions.at(-1)! / quantile(completions, 0.5) > LOGARITHMIC_FROM;
}
