import { createStreams } from "../../dist/index.js";

/** @typedef {import("../../dist/index.js").JobSpec} JobSpec */
/** @typedef {import("../../dist/index.js").NodeSpec} NodeSpec */

/** @type {(index: number, arrivalSec: number, workCpuSec: number, cpusMax: number | null, weight: number) => JobSpec} */
const job = (index, arrivalSec, workCpuSec, cpusMax, weight) => ({
  id: `job-${index}`,
  arrivalSec,
  workCpuSec,
  cpusMax,
  memoryMb: 0,
  weight,
  contention: null,
  model: null,
  node: null,
  loss: null,
  traffic: null,
  pod: null,
  distributed: null,
  runtime: null,
});

/** @type {(count: number) => NodeSpec[]} */
export const oneCpuNodes = (count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `n${index + 1}`,
    cpus: 1,
    reservedCpus: 0,
    memoryMb: null,
    gpus: 0,
    speed: 1,
    contention: 0,
    location: null,
    latencyMs: {},
    labels: {},
    taints: [],
    images: [],
    pullMbPerSec: null,
    runtime: null,
    power: null,
  }));

/**
 * Poisson arrivals, exponential work of mean 1 CPU-second, every second job capped at half a CPU.
 * @type {(count: number, nodeCount: number, load: number) => JobSpec[]}
 */
export const poissonJobs = (count, nodeCount, load) => {
  const streams = createStreams(1);
  const arrivals = streams.get("arrivals");
  const works = streams.get("works");
  let arrivalSec = 0;
  return Array.from({ length: count }, (_, index) => {
    arrivalSec -= Math.log1p(-arrivals()) / (load * nodeCount);
    return job(index, arrivalSec, -Math.log1p(-works()), index % 2 === 0 ? 0.5 : null, 1);
  });
};

/**
 * All at once, with caps and weights drawn at random.
 * @type {(count: number) => JobSpec[]}
 */
export const crowd = (count) => {
  const rng = createStreams(1).get("crowd");
  return Array.from({ length: count }, (_, index) =>
    job(index, 0, 1 + rng(), (2 * rng()) / count + 1e-9, 1 + 3 * rng()),
  );
};
