import { ascending, quantile } from "../../metrics/quantile.js";
import type { RunData } from "../run-data.js";
import { planNames, type SeriesPlan } from "../series.js";
import { CHART_WIDTH_PX, type ChartSpec, keyed, linked, seriesColour, theme } from "./theme.js";

const STEPS = 100;
/** Longest over median completion time from which a linear axis would show little but the longest jobs. */
const LOGARITHMIC_FROM = 20;

/** Which share of each series was completed within a time: what a large run shows in place of one bar per job. */
export function completionShareChart(data: RunData, plan: SeriesPlan): ChartSpec {
  const bySeries = new Map<string, number[]>(plan.series.map((series) => [series.name, []]));
  for (const record of data.records) {
    if (record.completionSec !== null) bySeries.get(plan.seriesOf(record.id))!.push(record.completionSec);
  }
  return shareChart(bySeries, plan);
}

/** The same for several runs, a line for each. */
export function completionShareLines(
  runs: readonly { readonly setting: string; readonly completionsSec: readonly number[] }[],
): ChartSpec {
  const bySeries = new Map(runs.map(({ setting, completionsSec }) => [setting, completionsSec]));
  return shareChart(bySeries, planNames([...bySeries.keys()]));
}

function shareChart(bySeries: ReadonlyMap<string, readonly number[]>, plan: SeriesPlan): ChartSpec {
  const sorted = [...bySeries].map(([series, completions]) => [series, ascending(completions)] as const);
  const rows = sorted.flatMap(([series, completions]) => shares(series, plan.seriesKey(series), completions));
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 240,
    data: { values: rows },
    mark: { type: "line", strokeWidth: 2, strokeJoin: "round", ...keyed },
    encoding: {
      x: {
        field: "completionSec",
        type: "quantitative",
        title: "completion time (s)",
        scale: isSkewed(ascending(sorted.flatMap(([, completions]) => completions)))
          ? { type: "log", nice: false }
          : { type: "linear", zero: true, nice: false },
      },
      y: { field: "share", type: "quantitative", title: "jobs completed within (%)", scale: { domain: [0, 100] } },
      color: seriesColour(plan, "line"),
      order: { field: "share", type: "quantitative" },
      description: linked,
    },
  };
}

interface ShareRow {
  readonly series: string;
  readonly key: string;
  readonly share: number;
  readonly completionSec: number;
}

function shares(series: string, key: string, completions: readonly number[]): readonly ShareRow[] {
  if (completions.length === 0) return [];
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    series,
    key,
    share: (100 * step) / STEPS,
    completionSec: quantile(completions, step / STEPS),
  }));
}

function isSkewed(completions: readonly number[]): boolean {
  if (completions.length === 0 || completions[0]! <= 0) return false;
  return completions.at(-1)! / quantile(completions, 0.5) > LOGARITHMIC_FROM;
}
