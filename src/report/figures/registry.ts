import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { comparisonEntry } from "./comparison.js";
import { completionChartEntry, completionShareEntry } from "./completion.js";
import { cpuEntry, cpuNodesEntry } from "./cpu.js";
import { type Figure, isSingle, type RunChart } from "./figure.js";
import { growthEntry, growthListsEntry, listsEntry } from "./growth.js";
import { ganttEntry, queueEntry, waitsEntry, workloadEntry } from "./jobs.js";
import { lossEntry, lossWorkEntry } from "./losses.js";
import { responseSizesEntry, responsesEntry } from "./responses.js";

/** Every chart of a run, in the order of the report. */
export const runCharts: readonly RunChart[] = [
  comparisonEntry,
  cpuEntry,
  cpuNodesEntry,
  ganttEntry,
  queueEntry,
  workloadEntry,
  waitsEntry,
  growthEntry,
  listsEntry,
  growthListsEntry,
  lossEntry,
  lossWorkEntry,
  completionChartEntry,
  completionShareEntry,
  responsesEntry,
  responseSizesEntry,
];

export interface NamedFigure extends Figure {
  readonly name: string;
}

/** The charts of a page: those for which the run has something to show. */
export const figures = (data: RunData, plan: SeriesPlan): readonly NamedFigure[] =>
  runCharts.flatMap((chart) => {
    if (chart.forManyJobs && isSingle(data)) return [];
    const figure = chart.draw(data, plan);
    return typeof figure === "string" ? [] : [{ name: chart.name, ...figure }];
  });
