import type { JobOutcome } from "../../domain/record.js";
import { ink } from "../palette.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { barStepPx } from "./completion.js";
import { type ChartSpec, fittedWidth, keyed, linked, seriesColour, theme } from "./theme.js";
import { type TimeSpan, timeAxis, timeSpan } from "./time-span.js";

interface GanttRow {
  readonly job: string;
  readonly series: string;
  readonly state: "waits" | "runs";
  readonly fromSec: number;
  readonly toSec: number;
  readonly key: string;
}

/** One bar per job, in order of submission: grey while it waits, in its colour while it is placed. */
export function ganttChart(result: RunData, plan: SeriesPlan): ChartSpec {
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
        mark: { type: "bar", height: { band: 0.34 }, color: ink.wait.light, ...keyed },
        encoding: { x, x2: { field: "toSec" }, y, description: linked },
      },
      {
        data: { values: result.records.flatMap((record) => running(record, span, plan)) },
        mark: { type: "bar", height: { band: 0.68 }, cornerRadius: 2, ...keyed },
        encoding: { x, x2: { field: "toSec" }, y, color: colour, description: linked },
      },
    ],
  };
}

function waiting(record: JobOutcome, span: TimeSpan, plan: SeriesPlan): readonly GanttRow[] {
  const toSec = record.startSec ?? span.endSec;
  return toSec > record.arrivalSec
    ? [
        {
          job: record.id,
          series: plan.seriesOf(record.id),
          state: "waits",
          fromSec: record.arrivalSec,
          toSec,
          key: plan.jobKey(record.id),
        },
      ]
    : [];
}

function running(record: JobOutcome, span: TimeSpan, plan: SeriesPlan): readonly GanttRow[] {
  if (record.startSec === null) return [];
  const toSec = record.finishSec ?? span.endSec;
  return [
    {
      job: record.id,
      series: plan.seriesOf(record.id),
      state: "runs",
      fromSec: record.startSec,
      toSec,
      key: plan.jobKey(record.id),
    },
  ];
}
