import { BAND_JOBS_MAX, lossBandChart } from "../charts/loss-bands.js";
import { lossChart } from "../charts/losses.js";
import { formatFixed } from "../format.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { type Figure, isSingle, type RunChart } from "./figure.js";

const none = "no job of the run reports a loss, or it has no timeline";

export const lossEntry: RunChart = {
  name: "loss",
  describe: "loss of each job over time",
  draw(data, plan) {
    if (data.losses.length === 0) return none;
    if (!isSingle(data)) return bands(data, plan, "time");
    return {
      heading: "Loss over time",
      spec: lossChart(data, plan, "time"),
      caption:
        "True loss of each job as a share of its own first loss. Loss depends on work done, so a curve is flat while its job waits. " +
        "losses.csv has the losses themselves.",
    };
  },
};

export const lossWorkEntry: RunChart = {
  name: "loss-work",
  describe: "loss of each job over its work",
  draw(data, plan) {
    if (data.losses.length === 0) return none;
    if (!isSingle(data)) return bands(data, plan, "work");
    return {
      heading: "Loss over work",
      spec: lossChart(data, plan, "work"),
      caption:
        "The same losses against the share of the work that is done. Scheduling moves a curve in time, but never here.",
    };
  },
};

function bands(data: RunData, plan: SeriesPlan, over: "time" | "work"): Figure {
  const sampled = data.records.length > BAND_JOBS_MAX;
  const from = sampled ? ` From an even sample of at most ${formatFixed(BAND_JOBS_MAX, 0)} jobs.` : "";
  return {
    heading: `Loss over ${over}`,
    spec: lossBandChart(data, plan, over),
    caption: `Loss as a share of the first loss: the median of each group, and the band that holds the middle 80 % of its jobs.${from}`,
  };
}
