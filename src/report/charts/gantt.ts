import type { JobRecord } from "../../domain/record.js";
import type { RunResult } from "../../domain/result.js";
import { ink } from "../palette.js";
import type { SeriesPlan } from "../series.js";
import { barStepPx } from "./completion.js";
import { type ChartSpec, fittedWidth, seriesColour, theme } from "./theme.js";
import { type TimeSpan, timeAxis, timeSpan } from "./time-span.js";

interface GanttRow {
  readonly job: string;
  readonly series: string;
  readonly fromSec: number;
  readonly toSec: number;
}

/** One bar per job, in order of submission: grey while it waits, in its colour while it is placed. */
export function ganttChart(result: RunResult, plan: SeriesPlan): ChartSpec {
  const span = timeSpan(result);
  const ids = result.records.map((record) => record.id);
  const colour = seriesColour(plan, plan.kind === "model" ? "patch" : "none");
  const x = { field: "fromSec", ...timeAxis(span) };
  const y = { field: "job", type: "nominal" as const, scale: { domain: ids }, title: null };
  return {
    config: theme,
    ...fittedWidth,
    height: barStepPx(ids.length) * ids.length,
    layer: [
      {
        data: { values: result.records.flatMap((record) => waiting(record, span, plan)) },
        mark: { type: "bar", height: { band: 0.34 }, color: ink.wait.light },
        encoding: { x, x2: { field: "toSec" }, y },
      },
      {
        data: { values: result.records.flatMap((record) => running(record, span, plan)) },
        mark: { type: "bar", height: { band: 0.68 }, cornerRadius: 2 },
        encoding: { x, x2: { field: "toSec" }, y, color: colour },
      },
    ],
  };
}

function waiting(record: JobRecord, span: TimeSpan, plan: SeriesPlan): readonly GanttRow[] {
  const toSec = record.startSec ?? span.endSec;
  return toSec > record.arrivalSec
    ? [{ job: record.id, series: plan.seriesOf(record.id), fromSec: record.arrivalSec, toSec }]
    : [];
}

function running(record: JobRecord, span: TimeSpan, plan: SeriesPlan): readonly GanttRow[] {
  if (record.startSec === null) return [];
  const toSec = record.finishSec ?? span.endSec;
  return [{ job: record.id, series: plan.seriesOf(record.id), fromSec: record.startSec, toSec }];
}
