import { growthChart } from "../charts/growth.js";
import { growthListChart } from "../charts/growth-lists.js";
import { listLaneChart } from "../charts/list-lanes.js";
import { timeSpan } from "../charts/time-span.js";
import { isSingle, onlySingle, type RunChart } from "./figure.js";

const none = "the run's scheduler measures no growth";

export const growthEntry: RunChart = {
  name: "growth",
  describe: "growth efficiency and computed limits of each container over time",
  draw(data, plan) {
    if (data.growth.length === 0) return none;
    if (!isSingle(data)) return onlySingle("growth-lists");
    const { alpha } = data.scheduler.params;
    const finishSec = new Map(data.records.map((record) => [record.id, record.finishSec]));
    const rows = data.growth.map((row) => ({ ...row, series: plan.seriesOf(row.job), key: plan.jobKey(row.job) }));
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
        "that just arrived. Shapes are the lists; the dashed line is alpha. Below, the computed limits. growth.csv has every value.",
    };
  },
};

export const listsEntry: RunChart = {
  name: "lists",
  describe: "in which of FlowCon's lists each container is over time",
  draw(data, plan) {
    if (data.growth.length === 0) return none;
    if (!isSingle(data)) return onlySingle("growth-lists");
    return {
      heading: "FlowCon lists",
      spec: listLaneChart(data, plan.jobKey),
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
