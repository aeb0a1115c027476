import type { WorkloadStay } from "../../domain/reproduction.js";
import { planNames } from "../series.js";
import { CHART_WIDTH_PX, type ChartSpec, seriesColour, theme } from "./theme.js";

const LANE_PX = 15;

/** How a container came to its worker, as the legend names it. */
const arrivals: Readonly<Record<string, string>> = { M: "moved: slow-growing (M)", R: "moved: rebalanced (R)" };
const placed = "placed";

/** Which containers were on which worker and when: a panel for each worker, a lane for each stay, marked as in the source. */
export function workloadChart(stays: readonly WorkloadStay[]): ChartSpec {
  const endSec = Math.max(1, ...stays.map((stay) => stay.toSec));
  const nodes = [...new Set(stays.map((stay) => stay.node))].sort((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  const plan = planNames([placed, ...Object.values(arrivals)]);
  return {
    config: theme,
    spacing: 18,
    vconcat: nodes.map((node) => {
      const rows = stays
        .filter((stay) => stay.node === node)
        .toSorted((a, b) => a.fromSec - b.fromSec)
        .map((stay) => ({
          lane: stay.mark === null ? stay.job : `${stay.job}-${stay.mark}`,
          fromSec: stay.fromSec,
          toSec: stay.toSec,
          series: arrivals[stay.mark ?? ""] ?? placed,
        }));
      const lanes = [...new Set(rows.map((row) => row.lane))];
      return {
        title: node,
        width: CHART_WIDTH_PX - 60,
        height: LANE_PX * lanes.length,
        data: { values: rows },
        mark: { type: "bar" as const, height: { band: 0.7 }, cornerRadius: 2 },
        encoding: {
          x: {
            field: "fromSec",
            type: "quantitative" as const,
            scale: { domain: [0, endSec], nice: false },
            title: node === nodes.at(-1) ? "time (s)" : null,
          },
          x2: { field: "toSec" },
          y: { field: "lane", type: "nominal" as const, scale: { domain: lanes }, title: null },
          color: seriesColour(plan, "patch"),
        },
      };
    }),
  };
}
