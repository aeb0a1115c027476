import { assert } from "../../domain/assert.js";
import type { PublishedNumber } from "../../domain/reproduction.js";
import { runtimeDefaults } from "../../domain/runtime.js";
import type { Calibration } from "./calibration.js";
import { type Epoch, epochsOf, meanStepMs } from "./epochs.js";
import { hostCpus, hosts, steps } from "./testbed.js";

/**
 * The constants in closed form. Two workloads in containers give each worker half a host, so the mean step of Table 5 is the
 * work of a worker's step over that, over the CPU factor of containers and over the speed of the slowest host; alone, the
 * same step takes ap-01 over the number of steps. Containers are taken because their steps keep to one time (standard
 * deviation 15 ms over epochs and hosts), while those on bare metal fall from 340 ms to 240 ms in the middle of the run.
 */
export function derive(published: readonly PublishedNumber[]): Calibration {
  const epochs = epochsOf(published);
  const alone = published.find(({ id }) => id === "ap-01");
  assert(alone !== undefined, "ap-01 is published");
  const speeds = speedsOf(epochs.filter(({ table, printed }) => table === 4 && printed === "without"));
  const slowest = Math.min(...speeds);
  const sharedSec = meanStepMs(epochs.filter(({ table, printed }) => table === 5 && printed === "with")) / 1000;
  const stepCpuSec = sharedSec * (hostCpus / 2) * runtimeDefaults.container.cpuFactor.value * slowest;
  return {
    workerCpus: round((stepCpuSec * steps) / (Number(alone.value) * slowest)),
    workCpuSec: round(stepCpuSec * steps * hosts.length),
    speeds,
  };
}

function speedsOf(epochs: readonly Epoch[]): Calibration["speeds"] {
  const means = hosts.map((_, index) => meanStepMs(epochs.filter(({ node }) => node === index + 1)));
  const fastestMs = Math.min(...means);
  return means.map((stepMs) => round(fastestMs / stepMs)) as unknown as Calibration["speeds"];
}

/** Four significant digits: more would pretend to a precision that the source does not have. */
const round = (value: number): number => Number(value.toPrecision(4));
