import type { RunResult } from "../../domain/result.js";
import { simulate } from "../../run/simulate.js";
import type { Scenario } from "../../scenario/scenario.js";
import { scenarioOf } from "../scenario-of.js";
import type { Calibration } from "./calibration.js";
import { place } from "./runs.js";

/** To bring up a master or worker; the slides. */
export const spawnSec = 2;

/**
 * CPUs that a worker of the nine jobs uses. Only `aloneSec` counts while no node is full, and the 45 workers of the fullest
 * node use 4.5 of its 8 CPUs: where the CPUs were the limit, five workers could not be faster than two on one node.
 */
const workerCpus = 0.1;

const jobsAtOnce = Array.from({ length: 9 }, (_, index) => ({ rate: Math.floor(index / 3), layers: index % 3 }));

/** n1-standard-8. */
const cluster = (nodes: number, contention = 0): readonly object[] => [
  { id: "node-", count: nodes, cpus: 8, memoryMb: 30_000, contention },
];

const tfJob = (workers: number): object => ({ workers, spawnSec, spawn: "serial" });

/** Nine TFJobs, one after another in the order of the two loops. */
export function nineJobs(nodes: number, workers: number, constants: Calibration, seed: number): RunResult {
  const { aloneSec, kappa, sizes, gapSec } = constants;
  const scenario = scenarioOf({
    name: "gke-nine-jobs",
    seed,
    nodes: cluster(nodes, kappa),
    jobs: jobsAtOnce.map((job) => ({
      id: jobId(job),
      arrivalSec: gapSec * place(job),
      workCpuSec: aloneSec * workerCpus * sizes[job.layers]!,
      cpusMax: workerCpus,
      distributed: tfJob(workers),
    })),
    scheduler: "kubernetes-default",
  });
  return simulate(scenario, { recordTimeline: false });
}

export const jobId = ({ rate, layers }: { readonly rate: number; readonly layers: number }): string =>
  `rate-${rate}-layers-${layers}`;

/** One job of the nine with the cluster to itself. */
export function oneJobSec(workers: number, layers: number, { aloneSec, kappa, sizes }: Calibration): number {
  const scenario = scenarioOf({
    name: "gke-one-job",
    nodes: cluster(3, kappa),
    jobs: [
      {
        id: "job",
        arrivalSec: 0,
        workCpuSec: aloneSec * workerCpus * sizes[layers]!,
        cpusMax: workerCpus,
        distributed: tfJob(workers),
      },
    ],
    scheduler: "kubernetes-default",
  });
  return simulate(scenario).records[0]!.completionSec!;
}

/** The job that the slides explain the cost of spawning with: each worker computes on one CPU. */
export const spawnExample = (workCpuSec: number, workers: number): Scenario =>
  scenarioOf({
    name: "gke-spawn",
    nodes: cluster(3),
    jobs: [{ id: "job", arrivalSec: 0, workCpuSec, cpusMax: 1, distributed: tfJob(workers) }],
    scheduler: "kubernetes-default",
  });
