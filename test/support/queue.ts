import type { JobSpec } from "../../src/domain/job.js";
import type { NodeSpec } from "../../src/domain/node.js";
import { exponential } from "../../src/random/distributions.js";
import type { Rng } from "../../src/random/rng.js";
import { createStreams } from "../../src/random/streams.js";
import { choice, run } from "./run.js";
import { job } from "./specs.js";

/** A queue in the sense of queueing theory: Poisson arrivals at one node. */
export interface Queue {
  readonly node: NodeSpec;
  readonly scheduler: string;
  readonly arrivalsPerSec: number;
  readonly workCpuSec: (rng: Rng) => number;
  readonly cpusMax?: number;
}

export interface Sojourn {
  readonly workCpuSec: number;
  readonly sojournSec: number;
}

const jobCount = 10_000;

/**
 * Left out at both ends. A run begins with an empty node, and its last jobs meet no later ones, so neither end is in
 * equilibrium; at a load of 0.7 a busy period has about ten jobs, so what is left has forgotten both.
 */
const edgeCount = 500;

/** The jobs of one seed that see the queue in equilibrium. */
export function sojourns(queue: Queue, seed: number): readonly Sojourn[] {
  const streams = createStreams(seed);
  const gaps = streams.get("gaps");
  const works = streams.get("works");
  let nowSec = 0;
  const jobs = Array.from({ length: jobCount }, (_, index): JobSpec => {
    nowSec += exponential(gaps, 1 / queue.arrivalsPerSec);
    return job(`j${index}`, {
      arrivalSec: nowSec,
      workCpuSec: queue.workCpuSec(works),
      cpusMax: queue.cpusMax ?? null,
    });
  });
  const { records } = run({ nodes: [queue.node], jobs, scheduler: choice(queue.scheduler), recordTimeline: false });
  return records
    .slice(edgeCount, -edgeCount)
    .map(({ workCpuSec, completionSec }) => ({ workCpuSec, sojournSec: completionSec! }));
}
