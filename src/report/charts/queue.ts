import { jobCounts } from "../../metrics/job-counts.js";
import { ink, seriesColours } from "../palette.js";
import type { RunData } from "../run-data.js";
import { CHART_WIDTH_PX, type ChartSpec, legendSymbol, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

const MOMENTS = 400;

/** How many jobs wait and run over time: what a large run shows in place of one bar per job. */
export function queueChart(result: RunData): ChartSpec {
  const span = timeSpan(result);
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 220,
    data: { values: sampledCounts(result, span.startSec, span.endSec) },
    mark: { type: "line", interpolate: "step-after", strokeWidth: 1.5 },
    encoding: {
      x: { field: "timeSec", ...timeAxis(span) },
      y: { field: "jobs", type: "quantitative", title: "jobs", axis: { tickCount: 5 } },
      color: {
        field: "state",
        type: "nominal",
        scale: { domain: ["running", "waiting"], range: [seriesColours[0]!.light, ink.axis.light] },
        legend: legendSymbol("line"),
      },
    },
  };
}

/** The counts in force at evenly spaced moments. */
function sampledCounts(result: RunData, startSec: number, endSec: number): readonly object[] {
  const counts = jobCounts(result.records);
  const rows: object[] = [];
  let next = 0;
  for (let moment = 0; moment <= MOMENTS; moment++) {
    const timeSec = startSec + ((endSec - startSec) * moment) / MOMENTS;
    while (next < counts.length && counts[next]!.timeSec <= timeSec) next += 1;
    const inForce = counts[next - 1];
    rows.push({ timeSec, state: "running", jobs: inForce?.running ?? 0 });
    rows.push({ timeSec, state: "waiting", jobs: inForce?.waiting ?? 0 });
  }
  return rows;
}
