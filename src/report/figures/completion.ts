import { completionChart } from "../charts/completion.js";
import { completionShareChart } from "../charts/completion-share.js";
import { isSingle, onlySingle, type RunChart } from "./figure.js";

const none = "no job of the run finished";

export const completionChartEntry: RunChart = {
  name: "completion",
  describe: "completion time of each job",
  draw(data, plan) {
    if (data.records.every((record) => record.completionSec === null)) return none;
    if (!isSingle(data)) return onlySingle("completion-share");
    return {
      heading: "Completion time",
      spec: completionChart(data, plan),
      caption: "Time from arrival to finish of each finished job, waiting included.",
    };
  },
};

export const completionShareEntry: RunChart = {
  name: "completion-share",
  describe: "share of the jobs that were completed within a time",
  forManyJobs: true,
  draw(data, plan) {
    if (data.records.every((record) => record.completionSec === null)) return none;
    return {
      heading: "Completion time",
      spec: completionShareChart(data, plan),
      caption: "Share of the finished jobs of each group that were completed within a time, waiting included.",
    };
  },
};
