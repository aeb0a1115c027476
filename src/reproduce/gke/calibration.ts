/** What the nine jobs at once need and the slides do not state as such. */
export interface Calibration {
  /** Seconds that the mean job computes with one worker that has nobody beside it. */
  readonly aloneSec: number;
  /** Contention factor of a node. */
  readonly kappa: number;
  /** Work of a job by its number of hidden layers, over that of the mean one. */
  readonly sizes: readonly [number, number, number];
  /** From the beginning of one job to that of the next. */
  readonly gapSec: number;
}

/** Rows that `aloneSec` and `kappa` are fitted on: the six maximum times. The six averages are held out. */
export const fittedOn: readonly string[] = ["gk-01", "gk-03", "gk-05", "gk-07", "gk-09", "gk-11"];

/** What `fitConstants` finds on its whole grid and `deriveSizes` and `deriveGapSec` on the listed runs; a test runs them again. */
export const calibration: Calibration = {
  aloneSec: 136,
  kappa: 0.095,
  sizes: [0.9732, 0.6803, 1.346],
  gapSec: 10.19,
};
