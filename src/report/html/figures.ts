import type { RunResult } from "../../domain/result.js";
import { completionChart } from "../charts/completion.js";
import { completionShareChart } from "../charts/completion-share.js";
import { CPU_PANELS_MAX, cpuChart } from "../charts/cpu.js";
import { ganttChart } from "../charts/gantt.js";
import { growthChart } from "../charts/growth.js";
import { growthListChart } from "../charts/growth-lists.js";
import { BAND_JOBS_MAX, lossBandChart } from "../charts/loss-bands.js";
import { lossChart } from "../charts/losses.js";
import { queueChart } from "../charts/queue.js";
import type { ChartSpec } from "../charts/theme.js";
import { timeSpan } from "../charts/time-span.js";
import { formatFixed, formatSeconds } from "../format.js";
import type { SeriesPlan } from "../series.js";

/** Jobs that are shown one by one; of more, charts show what they have in common. */
export const SINGLE_JOBS_MAX = 60;

export interface Figure {
  readonly heading: string;
  readonly spec: ChartSpec;
  readonly caption: string;
}

/** The charts of a report in reading order: only those for which the run has something to show. */
export function figures(result: RunResult, plan: SeriesPlan): readonly Figure[] {
  const single = result.records.length <= SINGLE_JOBS_MAX;
  const recorded = result.timeline.length > 0;
  const finished = result.records.some((record) => record.completionSec !== null);
  const withLoss = result.records.some((record) => record.loss !== null && record.startSec !== null);
  return [
    ...(recorded ? [cpuFigure(result, plan)] : []),
    ...(result.records.length > 0 ? [single ? ganttFigure(result, plan) : queueFigure(result)] : []),
    ...(result.growth.length > 0 ? [single ? growthFigure(result, plan) : growthListFigure(result)] : []),
    ...(recorded && withLoss ? [single ? lossFigure(result, plan) : lossBandFigure(result, plan)] : []),
    ...(finished ? [single ? completionFigure(result, plan) : completionShareFigure(result, plan)] : []),
  ];
}

function cpuFigure(result: RunResult, plan: SeriesPlan): Figure {
  const { spec, meanOverSec } = cpuChart(result, plan);
  const what = plan.kind === "job" ? "container" : "job model";
  const where =
    result.nodes.length > CPU_PANELS_MAX
      ? `all ${formatFixed(result.nodes.length, 0)} nodes together`
      : result.nodes.length > 1
        ? "one panel per node"
        : "on the one node";
  const how =
    meanOverSec === null
      ? "Every step is an exact change point; nothing is sampled."
      : `Means over intervals of ${formatSeconds(meanOverSec)} s; timeline.csv has the exact change points.`;
  return {
    heading: "CPU over time",
    spec,
    caption: `CPUs in use, stacked by ${what}, ${where}. The dashed line is what containers may use. ${how}`,
  };
}

const ganttFigure = (result: RunResult, plan: SeriesPlan): Figure => ({
  heading: "Jobs over time",
  spec: ganttChart(result, plan),
  caption: "From start to finish, in order of submission. A thin grey bar is time spent waiting to be placed.",
});

const queueFigure = (result: RunResult): Figure => ({
  heading: "Jobs over time",
  spec: queueChart(result),
  caption: "Jobs running and jobs waiting to be placed, read at 401 evenly spaced moments.",
});

function growthFigure(result: RunResult, plan: SeriesPlan): Figure {
  const { alpha } = result.scheduler.params;
  const finishSec = new Map(result.records.map((record) => [record.id, record.finishSec]));
  const rows = result.growth.map((row) => ({ ...row, series: plan.seriesOf(row.job) }));
  return {
    heading: "Growth efficiency and limits",
    spec: growthChart([{ title: "", rows }], {
      plan,
      span: timeSpan(result),
      alpha: typeof alpha === "number" ? alpha : null,
      endSecOf: (job) => finishSec.get(job) ?? null,
    }),
    caption:
      "Above, growth efficiency at each run of the scheduler: progress over mean CPU use, infinite (at the upper edge) for a container " +
      "that just arrived. Shapes are the lists; the dashed line is alpha. Below, the computed limits. growth.csv has every value.",
  };
}

const growthListFigure = (result: RunResult): Figure => ({
  heading: "Growth lists",
  spec: growthListChart(result),
  caption:
    "Running containers in each list of the scheduler, read at 401 evenly spaced moments. growth.csv has growth efficiency and limit of each.",
});

const lossFigure = (result: RunResult, plan: SeriesPlan): Figure => ({
  heading: "Loss over time",
  spec: lossChart(result, plan),
  caption:
    "True loss of each job as a share of its own first loss. Loss depends on work done, so a curve is flat while its job waits. " +
    "losses.csv has the losses themselves.",
});

function lossBandFigure(result: RunResult, plan: SeriesPlan): Figure {
  const sampled = result.records.length > BAND_JOBS_MAX;
  const from = sampled ? ` From an even sample of at most ${formatFixed(BAND_JOBS_MAX, 0)} jobs.` : "";
  return {
    heading: "Loss over time",
    spec: lossBandChart(result, plan),
    caption: `Loss as a share of the first loss: the median of each group, and the band that holds the middle 80 % of its jobs.${from}`,
  };
}

const completionFigure = (result: RunResult, plan: SeriesPlan): Figure => ({
  heading: "Completion time",
  spec: completionChart(result, plan),
  caption: "Time from arrival to finish of each finished job, waiting included.",
});

const completionShareFigure = (result: RunResult, plan: SeriesPlan): Figure => ({
  heading: "Completion time",
  spec: completionShareChart(result, plan),
  caption: "Share of the finished jobs of each group that were completed within a time, waiting included.",
});
