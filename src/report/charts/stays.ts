import type { WorkloadStay } from "../../domain/reproduction.js";
import { ink } from "../palette.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { type ChartSpec, DRAWING_WIDTH_PX, keyed, linked, seriesColour, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

const LANE_PX = 13;

interface StayRow extends WorkloadStay {
  readonly lane: number;
  readonly series: string;
  readonly key: string;
}

/** Which containers are on which node and when, in as few lanes as hold those that are there at once; migrations marked. */
export function stayChart(data: RunData, all: readonly WorkloadStay[], plan: SeriesPlan): ChartSpec {
  const span = timeSpan(data);
  return {
    config: { ...theme, view: { stroke: ink.grid.light } },
    spacing: 10,
    vconcat: data.nodes.map((node, index) => {
      const here = all.filter((stay) => stay.node === node.id);
      const lanes = inLanes(here);
      const rows = here.map(
        (stay, at): StayRow => ({
          ...stay,
          lane: lanes[at]!,
          series: plan.seriesOf(stay.job),
          key: plan.jobKey(stay.job),
        }),
      );
      const count = Math.max(1, ...lanes.map((lane) => lane + 1));
      const x = { field: "fromSec", ...timeAxis(span, index === data.nodes.length - 1 ? "time (s)" : "") };
      const domain = Array.from({ length: count }, (_, lane) => lane);
      const y = { field: "lane", type: "ordinal" as const, scale: { domain }, axis: null };
      return {
        title: node.id,
        width: DRAWING_WIDTH_PX - 16,
        height: LANE_PX * count,
        layer: [
          {
            data: { values: rows },
            mark: { type: "bar" as const, height: { band: 0.8 }, ...keyed },
            encoding: { x, x2: { field: "toSec" }, y, color: seriesColour(plan, "patch"), description: linked },
          },
          {
            data: { values: rows.filter((row) => row.mark !== null) },
            mark: {
              type: "point" as const,
              shape: "diamond",
              filled: true,
              size: 60,
              opacity: 1,
              color: ink.text.light,
              ...keyed,
            },
            encoding: { x, y, description: linked },
          },
          {
            data: { values: rows.filter((row) => row.mark !== null) },
            mark: { type: "text" as const, align: "left", dx: 7, fontSize: 10, color: ink.text.light, ...keyed },
            encoding: { x, y, text: { field: "mark", type: "nominal" }, description: linked },
          },
        ],
      };
    }),
  };
}

/** The first lane that is free for each stay, in their order of time. */
function inLanes(stays: readonly WorkloadStay[]): readonly number[] {
  const freeFromSec: number[] = [];
  const laneOf = new Map<WorkloadStay, number>();
  for (const stay of stays.toSorted((a, b) => a.fromSec - b.fromSec || a.toSec - b.toSec)) {
    const free = freeFromSec.findIndex((fromSec) => fromSec <= stay.fromSec);
    const lane = free === -1 ? freeFromSec.length : free;
    freeFromSec[lane] = stay.toSec;
    laneOf.set(stay, lane);
  }
  return stays.map((stay) => laneOf.get(stay)!);
}
