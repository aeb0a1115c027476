import type { RuntimeKind } from "../../domain/runtime.js";
import { simulate } from "../../run/simulate.js";
import { scenarioOf } from "../scenario-of.js";
import type { Calibration } from "./calibration.js";

/** Section 1.6 and Figure 12: three virtual hosts of two vCPUs and 4 GB. */
export const hosts = ["ubuntu", "ubuntu1", "ubuntu2"] as const;
export const hostCpus = 2;

/** Section 2.5: 12 epochs of 70 steps. */
export const epochs = 12;
const stepsPerEpoch = 70;
export const steps: number = epochs * stepsPerEpoch;

/** 320 + 2,769,024 + 1,290 parameters of the listed network, 4 bytes each. */
const modelMb = (2_770_634 * 4) / 1e6;

/** One or two workloads at once, on bare metal or in containers. */
export interface Experiment {
  readonly workloads: 1 | 2;
  readonly runtime: RuntimeKind;
}

export interface Training {
  /** From the first step to the last, mean of the workloads. */
  readonly trainingSec: number;
  /** From the decision to start a container until it runs. */
  readonly startupSec: number;
  /** Of the first workload by host: what it computed of each step. */
  readonly ownStepMs: readonly number[];
}

/**
 * Each workload has a worker on each host, as the constraints of its services say; Swarm's spreading does the same. The network
 * of the hosts is not described, so exchanging gradients takes no time of its own: it is part of what a worker waits for.
 */
export function train({ workloads, runtime }: Experiment, { workerCpus, workCpuSec, speeds }: Calibration): Training {
  const ids = Array.from({ length: workloads }, (_, index) => `workload-${index + 1}`);
  const { records, workers = [] } = simulate(
    scenarioOf({
      name: "apostolakos",
      nodes: hosts.map((id, index) => ({ id, cpus: hostCpus, memoryMb: 4096, speed: speeds[index] })),
      jobs: ids.map((id) => ({
        ...{ id, arrivalSec: 0, workCpuSec, cpusMax: workerCpus, runtime },
        pod: { service: id },
        distributed: { workers: hosts.length, steps, modelMb, exchange: { kind: "ring" } },
      })),
      scheduler: "swarm-spread",
    }),
    { recordTimeline: false },
  );
  const first = workers.filter(({ job }) => job === ids[0]);
  return {
    trainingSec: records.reduce((sum, { startSec, finishSec }) => sum + finishSec! - startSec!, 0) / workloads,
    startupSec: records[0]!.startSec!,
    ownStepMs: hosts.map((host) => {
      const { computeSec, steps: made } = first.find(({ node }) => node === host)!;
      return (1000 * computeSec) / made;
    }),
  };
}
