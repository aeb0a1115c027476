import type { GrowthRow } from "../../domain/growth.js";
import { growthChart } from "../charts/growth.js";
import { growthListChart } from "../charts/growth-lists.js";
import { listLaneChart, listStays } from "../charts/list-lanes.js";
import { timeSpan } from "../charts/time-span.js";
import { formatFixed } from "../format.js";
import { isSingle, onlySingle, type RunChart } from "./figure.js";

const none = "the run's scheduler measures no growth";

/** Values that are drawn; of more, fewer of each container. */
const GROWTH_ROWS_MAX = 4000;
/** Bars that a page can hold. */
const LIST_STAYS_MAX = 3000;

function thinned(growth: readonly GrowthRow[]): { readonly drawn: readonly GrowthRow[]; readonly everyNth: number } {
  const everyNth = Math.ceil(growth.length / GROWTH_ROWS_MAX);
  if (everyNth === 1) return { drawn: growth, everyNth };
  const last = new Map(growth.map((row) => [row.job, row]));
  const seen = new Map<string, number>();
  const drawn = growth.filter((row) => {
    const index = seen.get(row.job) ?? 0;
    seen.set(row.job, index + 1);
    return index % everyNth === 0 || last.get(row.job) === row;
  });
  return { drawn, everyNth };
}

export const growthEntry: RunChart = {
  name: "growth",
  describe: "growth efficiency and computed limits of each container over time",
  draw(data, plan) {
    if (data.growth.length === 0) return none;
    if (!isSingle(data)) return onlySingle("growth-lists");
    const { alpha } = data.scheduler.params;
    const { drawn, everyNth } = thinned(data.growth);
    const some =
      everyNth === 1 ? "" : ` Of each container one run in ${formatFixed(everyNth, 0)} is drawn, and the last.`;
    const finishSec = new Map(data.records.map((record) => [record.id, record.finishSec]));
    const rows = drawn.map((row) => ({ ...row, series: plan.seriesOf(row.job), key: plan.jobKey(row.job) }));
    return {
      heading: "Growth efficiency and limits",
      spec: growthChart([{ title: "", rows }], {
        plan,
        span: timeSpan(data),
        alpha: typeof alpha === "number" ? alpha : null,
        endSecOf: (job) => finishSec.get(job) ?? null,
      }),
      caption:
        "Above, growth efficiency at each run of the scheduler: progress over mean CPU use, infinite (at the upper edge) for a container " +
        `that just arrived. Shapes are the lists; the dashed line is alpha. Below, the computed limits.${some} growth.csv has every value.`,
    };
  },
};

export const listsEntry: RunChart = {
  name: "lists",
  describe: "in which of FlowCon's lists each container is over time",
  draw(data, plan) {
    if (data.growth.length === 0) return none;
    if (!isSingle(data)) return onlySingle("growth-lists");
    const stays = listStays(data, timeSpan(data).endSec, plan.jobKey);
    if (stays.length > LIST_STAYS_MAX)
      return `containers change lists too often to be drawn (${formatFixed(stays.length, 0)} times)`;
    return {
      heading: "FlowCon lists",
      spec: listLaneChart(data, stays),
      caption:
        "The list that each container is in, from one run of the scheduler to the next: new or growing (NL), watched (WL), completing (CL).",
    };
  },
};

export const growthListsEntry: RunChart = {
  name: "growth-lists",
  describe: "how many containers are in each of FlowCon's lists over time",
  forManyJobs: true,
  draw(data) {
    if (data.growth.length === 0) return none;
    return {
      heading: "Growth lists",
      spec: growthListChart(data),
      caption:
        "Running containers in each list of the scheduler, read at 401 evenly spaced moments. growth.csv has growth efficiency and limit of each.",
    };
  },
};
