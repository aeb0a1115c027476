import { ascending, quantile } from "../../metrics/quantile.js";
import { simulate } from "../../run/simulate.js";
import { scenarioOf } from "../scenario-of.js";
import { type Hosting, requestCpuSec, runtimes } from "./settings.js";

/** An inference service whose replicas each fetch the images of a request from one store, and send back what they found. */
export interface LinkRun {
  /** From one request of a replica to its next. */
  readonly latencySec: number;
  /** Of all replicas. */
  readonly requestsPerSec: number;
  /** Of all requests. */
  readonly completionSec: number;
  /** Out of the store, payload. */
  readonly mbitPerSec: number;
}

export const memberCounts = [1, 2, 4] as const;

/** Replicas; requests of each; size of a request's images, and of what is sent back. */
const replicas = 8;
const requests = 100;
const imagesMb = 10;
const bandwidthMbitPerSec = 1000;

/** Which member carries a flow depends on the machines that it joins, and which machine is the store is drawn. */
const draws: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** Median over draws. @param members links that each machine has to the switch, aggregated by IEEE 802.3ad */
export function fetchOver(hosting: Hosting, members: number, replicaCount: number = replicas): LinkRun {
  const times = draws.map((seed) => completionSec(hosting, members, replicaCount, seed));
  const medianSec = quantile(ascending(times), 0.5);
  return {
    latencySec: medianSec / requests,
    requestsPerSec: (replicaCount * requests) / medianSec,
    completionSec: medianSec,
    mbitPerSec: (replicaCount * requests * imagesMb * 8) / medianSec,
  };
}

/** A round of requests, one of each replica, is a step of a job with the store as its parameter server. */
function completionSec(hosting: Hosting, members: number, workers: number, seed: number): number {
  const { records } = simulate(
    scenarioOf({
      name: "patil-links",
      seed,
      nodes: [{ id: "machine-", count: workers + 1, cpus: 2, memoryMb: 8192 }],
      network: {
        link: { bandwidthMbitPerSec, latencyMs: 0.1, aggregation: { members, hash: "layer3+4" } },
      },
      jobs: [
        {
          ...{ id: "detector", arrivalSec: 0, memoryMb: 1024, cpusMax: 1, runtime: runtimes[hosting] },
          workCpuSec: workers * requests * requestCpuSec,
          distributed: {
            ...{ workers, steps: requests, modelMb: imagesMb },
            exchange: { kind: "parameter-servers", servers: 1 },
          },
        },
      ],
      scheduler: "kubernetes-default",
    }),
    { recordTimeline: false },
  );
  const { startSec, finishSec } = records[0]!;
  return finishSec! - startSec!;
}
