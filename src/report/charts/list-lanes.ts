import type { GrowthList } from "../../domain/growth.js";
import type { RunData } from "../run-data.js";
import { barStepPx } from "./completion.js";
import { listColours, listNames } from "./growth-lists.js";
import { type ChartSpec, fittedWidth, keyed, linked, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

export interface ListStay {
  readonly job: string;
  readonly list: string;
  readonly fromSec: number;
  readonly toSec: number;
  readonly key: string;
}

/** One lane for each job: which list it is in, from one run of the scheduler to the next. */
export function listLaneChart(data: RunData, rows: readonly ListStay[]): ChartSpec {
  const lists = Object.keys(listNames) as GrowthList[];
  const span = timeSpan(data);
  const ids = data.records.map((record) => record.id);
  return {
    config: theme,
    ...fittedWidth,
    height: barStepPx(ids.length) * ids.length,
    data: { values: rows },
    mark: { type: "bar", height: { band: 0.6 }, ...keyed },
    encoding: {
      x: { field: "fromSec", ...timeAxis(span) },
      x2: { field: "toSec" },
      y: { field: "job", type: "nominal", scale: { domain: ids }, title: null },
      color: {
        field: "list",
        type: "nominal",
        scale: {
          domain: lists.map((list) => listNames[list]),
          range: listColours.map((colour) => colour.light),
        },
        legend: { symbolType: "square", symbolStrokeWidth: 0, columns: 3 },
      },
      description: linked,
    },
  };
}

/** Neighbouring runs that leave a container in its list are one stay, so that there are few bars. */
export function listStays(
  { records, growth }: RunData,
  endSec: number,
  jobKey: (job: string) => string,
): readonly ListStay[] {
  const finishSec = new Map(records.map((record) => [record.id, record.finishSec]));
  const byJob = new Map<string, { list: GrowthList; fromSec: number }[]>();
  for (const { job, list, timeSec } of growth) {
    const stays = byJob.get(job) ?? [];
    byJob.set(job, stays);
    if (stays.at(-1)?.list !== list) stays.push({ list, fromSec: timeSec });
  }
  return [...byJob].flatMap(([job, stays]) =>
    stays.map(({ list, fromSec }, index) => ({
      job,
      list: listNames[list],
      fromSec,
      toSec: stays[index + 1]?.fromSec ?? finishSec.get(job) ?? endSec,
      key: jobKey(job),
    })),
  );
}
