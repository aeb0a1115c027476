/** What the workload and the three hosts need and the thesis does not state as such. */
export interface Calibration {
  /** CPUs that a worker keeps busy when it has a host to itself: it waits for data and gradients meanwhile. */
  readonly workerCpus: number;
  /** Of the whole job, all workers together. */
  readonly workCpuSec: number;
  /** Of the hosts, the fastest is 1. */
  readonly speeds: readonly [number, number, number];
}

/** What `derive` finds; a test runs it again. */
export const calibration: Calibration = {
  workerCpus: 1.659,
  workCpuSec: 742.8,
  speeds: [1, 0.9948, 0.9995],
};
