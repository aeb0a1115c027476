import { ascending, mean, quantile } from "../../metrics/quantile.js";
import type { Calibration } from "./calibration.js";
import { nineJobs } from "./testbed.js";

/** A row of the table of results. */
export interface Setting {
  readonly nodes: number;
  readonly workers: number;
  readonly maxRow: string;
  readonly averageRow: string;
}

export const settings: readonly Setting[] = [
  { nodes: 1, workers: 2, maxRow: "gk-01", averageRow: "gk-02" },
  { nodes: 1, workers: 5, maxRow: "gk-03", averageRow: "gk-04" },
  { nodes: 2, workers: 2, maxRow: "gk-05", averageRow: "gk-06" },
  { nodes: 2, workers: 5, maxRow: "gk-07", averageRow: "gk-08" },
  { nodes: 3, workers: 2, maxRow: "gk-09", averageRow: "gk-10" },
  { nodes: 3, workers: 5, maxRow: "gk-11", averageRow: "gk-12" },
];

/** Which of equal nodes takes a container is drawn: medians over these seeds. */
export const draws: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

export interface Times {
  readonly maxSec: number;
  readonly averageSec: number;
  /** Completion time of each job. */
  readonly jobSec: ReadonlyMap<string, number>;
}

export function timesOf({ nodes, workers }: Setting, constants: Calibration): Times {
  const runs = draws.map((seed) => nineJobs(nodes, workers, constants, seed).records);
  const median = (values: readonly number[]): number => quantile(ascending(values), 0.5);
  const times = runs.map((records) => records.map(({ completionSec }) => completionSec!));
  return {
    maxSec: median(times.map((each) => Math.max(...each))),
    averageSec: median(times.map((each) => mean(each)!)),
    jobSec: new Map(runs[0]!.map(({ id }, job) => [id, median(times.map((each) => each[job]!))])),
  };
}
