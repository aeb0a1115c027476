import type { JobOutcome } from "../../domain/record.js";
import { waitReasons } from "../../metrics/wait.js";
import { formatFixed, formatSeconds } from "../format.js";
import { ink, seriesColours } from "../palette.js";
import { type ChartSpec, FONT_SIZE_PX, fittedWidth, theme } from "./theme.js";

const REASONS_MAX = 12;

/** How many jobs waited for each reason, the most frequent first. */
export function waitChart(records: readonly JobOutcome[]): ChartSpec {
  const rows = waitReasons(records)
    .slice(0, REASONS_MAX)
    .map(({ reason, jobs, meanWaitSec }) => ({
      reason,
      jobs,
      label: `${formatFixed(jobs, 0)}${meanWaitSec === null ? ", never started" : `, mean wait ${formatSeconds(meanWaitSec)} s`}`,
    }));
  const y = {
    field: "reason",
    type: "nominal" as const,
    scale: { domain: rows.map((row) => row.reason) },
    title: null,
    axis: { labelLimit: 320 },
  };
  const x = {
    field: "jobs",
    type: "quantitative" as const,
    title: "jobs",
    stack: null,
    scale: { domain: [0, 1.35 * Math.max(1, ...rows.map((row) => row.jobs))], nice: false },
    axis: { tickMinStep: 1, tickCount: 6 },
  };
  return {
    config: theme,
    ...fittedWidth,
    height: 30 * Math.max(rows.length, 1),
    data: { values: rows },
    layer: [
      { mark: { type: "bar", height: { band: 0.6 }, color: seriesColours[9]!.light }, encoding: { x, y } },
      {
        mark: { type: "text", align: "left", dx: 5, color: ink.text.light, fontSize: FONT_SIZE_PX - 1 },
        encoding: { x, y, text: { field: "label", type: "nominal" } },
      },
    ],
  };
}
