import { formatFixed } from "../format.js";
import { ink } from "../palette.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { type ChartSpec, FONT_SIZE_PX, fittedWidth, keyed, linked, seriesColour, theme } from "./theme.js";

/** Height of one job's bar with its gap, so that a chart of one bar per job stays on a page. */
export const barStepPx = (bars: number): number => (bars <= 24 ? 26 : 15);

/** Time from arrival to finish of each finished job, in order of submission. */
export function completionChart(result: RunData, plan: SeriesPlan): ChartSpec {
  const finished = result.records.filter((record) => record.completionSec !== null);
  const rows = finished.map((record) => ({
    job: record.id,
    series: plan.seriesOf(record.id),
    completionSec: record.completionSec!,
    key: plan.jobKey(record.id),
    label: formatFixed(record.completionSec!, 1),
  }));
  const y = { field: "job", type: "nominal" as const, scale: { domain: rows.map((row) => row.job) }, title: null };
  // Stacked bars with round ends are drawn through clip paths, whose ids would clash between the drawings of a page.
  const x = { field: "completionSec", type: "quantitative" as const, stack: null, title: "completion time (s)" };
  return {
    config: theme,
    ...fittedWidth,
    height: barStepPx(rows.length) * rows.length,
    data: { values: rows },
    layer: [
      {
        mark: { type: "bar", height: { band: 0.68 }, cornerRadiusEnd: 2, ...keyed },
        encoding: { x, y, color: seriesColour(plan, plan.kind === "model" ? "patch" : "none"), description: linked },
      },
      {
        mark: { type: "text", align: "left", dx: 5, color: ink.text.light, fontSize: FONT_SIZE_PX - 1 },
        encoding: { x, y, text: { field: "label", type: "nominal" } },
      },
    ],
  };
}
