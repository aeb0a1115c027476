import type { GrowthList } from "../../domain/growth.js";
import { type Colour, seriesColours } from "../palette.js";
import type { RunData } from "../run-data.js";
import { CHART_WIDTH_PX, type ChartSpec, legendSymbol, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

const MOMENTS = 400;

/** The lists as a legend names them. */
export const listNames: Readonly<Record<GrowthList, string>> = {
  NL: "new or growing (NL)",
  WL: "watched (WL)",
  CL: "completing (CL)",
};

/** How many running containers are in each list over time: what a large run shows in place of one line per job. */
export function growthListChart(result: RunData): ChartSpec {
  const lists = Object.keys(listNames) as GrowthList[];
  const span = timeSpan(result);
  return {
    config: theme,
    width: CHART_WIDTH_PX,
    height: 220,
    data: { values: sampledCounts(result, span.startSec, span.endSec) },
    mark: { type: "line", interpolate: "step-after", strokeWidth: 1.5 },
    encoding: {
      x: { field: "timeSec", ...timeAxis(span) },
      y: { field: "containers", type: "quantitative", title: "containers", axis: { tickCount: 5 } },
      color: {
        field: "list",
        type: "nominal",
        scale: {
          domain: lists.map((list) => listNames[list]),
          range: listColours.map((colour) => colour.light),
        },
        legend: legendSymbol("line"),
      },
    },
  };
}

/** In their order. Not the first ones, which jobs have. */
export const listColours: readonly Colour[] = [6, 7, 9].map((index) => seriesColours[index]!);

interface Change {
  readonly timeSec: number;
  readonly job: string;
  /** null: it ended. */
  readonly list: GrowthList | null;
}

/** The counts in force at evenly spaced moments. */
function sampledCounts(result: RunData, startSec: number, endSec: number): readonly object[] {
  const changes = listChanges(result);
  const counts: Record<GrowthList, number> = { NL: 0, WL: 0, CL: 0 };
  const listOf = new Map<string, GrowthList | null>();
  const rows: object[] = [];
  let next = 0;
  for (let moment = 0; moment <= MOMENTS; moment++) {
    const timeSec = startSec + ((endSec - startSec) * moment) / MOMENTS;
    for (; next < changes.length && changes[next]!.timeSec <= timeSec; next++) {
      const { job, list } = changes[next]!;
      const before = listOf.get(job) ?? null;
      if (before !== null) counts[before] -= 1;
      if (list !== null) counts[list] += 1;
      listOf.set(job, list);
    }
    for (const list of ["NL", "WL", "CL"] as const)
      rows.push({ timeSec, list: listNames[list], containers: counts[list] });
  }
  return rows;
}

/** In time order; a container that ended is in no list whatever was logged at that moment. */
function listChanges(result: RunData): readonly Change[] {
  const ends = result.records.flatMap(({ id, finishSec }): Change[] =>
    finishSec === null ? [] : [{ timeSec: finishSec, job: id, list: null }],
  );
  return [...result.growth, ...ends].toSorted((a, b) => a.timeSec - b.timeSec);
}
