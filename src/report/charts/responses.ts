import { ink, seriesColours } from "../palette.js";
import { planNames } from "../series.js";
import type { ResponseRow } from "../service-rows.js";
import { CHART_WIDTH_PX, type ChartSpec, legendSymbol, seriesColour, theme } from "./theme.js";
import { type TimeSpan, timeAxis } from "./time-span.js";

const responseAxis = {
  type: "quantitative" as const,
  title: "response time (s)",
  axis: { grid: true, tickCount: 5 },
  scale: { zero: true },
};

type TimeRow = ResponseRow & { readonly fromSec: number; readonly toSec: number };

const isOfTime = (row: ResponseRow): row is TimeRow => row.fromSec !== null;

/** Response times over time: median, 95th percentile and slowest of one service, the 95th percentile of each of several. */
export function responsesChart(rows: readonly ResponseRow[], span: TimeSpan): ChartSpec {
  const services = [...new Set(rows.map(({ service }) => service))];
  const plan = planNames(services);
  const values = rows.filter(isOfTime).flatMap((row) => {
    const atSec = (row.fromSec + Math.min(row.toSec, span.endSec)) / 2;
    const named = services.length > 1 ? [[row.service, row.p95Sec] as const] : percentiles(row);
    return named.map(([series, responseSec]) => ({ series, timeSec: atSec, responseSec }));
  });
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 240,
    data: { values },
    mark: { type: "line", strokeWidth: 2, point: { filled: true, size: 18 } },
    encoding: {
      x: { field: "timeSec", ...timeAxis(span) },
      y: { field: "responseSec", ...responseAxis },
      color: services.length > 1 ? seriesColour(plan, "line") : percentileColour,
    },
  };
}

const percentiles = (row: ResponseRow): readonly (readonly [string, number])[] => [
  ["median", row.p50Sec],
  ["95th percentile", row.p95Sec],
  ["slowest", row.maxSec],
];

const percentileColour = {
  field: "series",
  type: "nominal" as const,
  scale: {
    domain: ["median", "95th percentile", "slowest"],
    range: [seriesColours[0]!.light, seriesColours[1]!.light, ink.axis.light],
  },
  legend: legendSymbol("line"),
};
