import { completionGroupsChart } from "../charts/completion-groups.js";
import { completionShareLines } from "../charts/completion-share.js";
import type { RunData } from "../run-data.js";
import { schedulerText } from "../scheduler-text.js";
import { isSingle, type RunChart } from "./figure.js";

/** How the two runs are called: by scheduler, or by role where that does not tell them apart. */
export function runNames(data: RunData): readonly [baseline: string, run: string] {
  const baseline = data.baseline?.scheduler.name ?? "";
  const run = data.scheduler.name;
  if (baseline !== run) return [baseline, run];
  return [`baseline: ${schedulerText(data.baseline!.scheduler)}`, `this run: ${schedulerText(data.scheduler)}`];
}

export const comparisonEntry: RunChart = {
  name: "comparison",
  describe: "completion times beside those of the baseline (run --baseline)",
  draw(data, plan) {
    const { baseline } = data;
    if (baseline === null) return "the run has no baseline; give one with: descent run --baseline <scheduler>";
    const [before, now] = runNames(data);
    const sides = [
      { setting: before, records: baseline.records },
      { setting: now, records: data.records },
    ];
    if (!sides.every(({ records }) => records.some((record) => record.completionSec !== null))) {
      return "no job of one of the two runs finished";
    }
    const heading = "Completion time against the baseline";
    if (!isSingle(data)) {
      const completions = sides.map(({ setting, records }) => ({
        setting,
        completionsSec: records.flatMap((record) => record.completionSec ?? []),
      }));
      const caption = "Share of the finished jobs that were completed within a time, under either scheduler.";
      return { heading, spec: completionShareLines(completions), caption, headers: { series: "scheduler" } };
    }
    const bars = sides.flatMap(({ setting, records }) =>
      records.flatMap(({ id: job, completionSec }) =>
        completionSec === null ? [] : [{ job, setting, completionSec }],
      ),
    );
    const caption = `Time from arrival to finish of each job under ${before} (the baseline) and under ${now}.`;
    // As the drawing groups them: a single job is a bar of each run.
    const headers =
      new Set(bars.map(({ job }) => job)).size > 1
        ? { group: "job", series: "scheduler" }
        : { group: "scheduler", series: "job" };
    return { heading, spec: completionGroupsChart(bars, [], plan.jobKey), caption, headers };
  },
};
