import { waterFilling } from "./water-filling.js";

/** A distributed job with one worker on each of its nodes, in a ring. */
export interface SteppingGang {
  readonly nodes: readonly number[];
  readonly steps: number;
  /** CPU-seconds of each worker in each step. */
  readonly workCpuSec: number;
  /** Sent by each worker in each step. */
  readonly mbit: number;
}

export interface Neighbour {
  readonly node: number;
  readonly workCpuSec: number;
  readonly cpusMax: number;
  readonly weight: number;
}

export interface SteppingWorld {
  /** CPUs of each node. */
  readonly capacities: readonly number[];
  readonly bandwidthMbitPerSec: number;
  readonly gangs: readonly SteppingGang[];
  readonly neighbours: readonly Neighbour[];
}

interface GangState {
  stepsLeft: number;
  /** Of each worker, in this step. */
  computeLeft: number[];
  mbitLeft: number;
  finishSec: number;
}

/**
 * The slow twin of distributed jobs: every step of every job one by one, first computed and then exchanged, with the shares
 * that are fair at each instant. All begin at 0. Events grow with the number of steps.
 */
export function stepByStep({ capacities, bandwidthMbitPerSec, gangs, neighbours }: SteppingWorld): {
  readonly gangs: readonly number[];
  readonly neighbours: readonly number[];
} {
  const fresh = ({ nodes, workCpuSec }: SteppingGang): number[] => nodes.map(() => workCpuSec);
  const states = gangs.map((gang): GangState => {
    const { steps: stepsLeft, mbit: mbitLeft } = gang;
    return { stepsLeft, computeLeft: fresh(gang), mbitLeft, finishSec: Number.NaN };
  });
  const left = neighbours.map(({ workCpuSec }) => workCpuSec);
  const finishSec = neighbours.map(() => Number.NaN);
  const isExchanging = ({ stepsLeft, computeLeft }: GangState): boolean =>
    stepsLeft > 0 && computeLeft.every((work) => work === 0);
  for (let nowSec = 0; ; ) {
    const actors: { node: number; capCpus: number; weight: number; of: number[]; at: number }[] = [];
    for (const [index, { stepsLeft, computeLeft }] of states.entries()) {
      for (const [at, node] of gangs[index]!.nodes.entries())
        if (stepsLeft > 0 && computeLeft[at]! > 0)
          actors.push({ node, capCpus: Number.POSITIVE_INFINITY, weight: 1, of: computeLeft, at });
    }
    for (const [at, { node, cpusMax, weight }] of neighbours.entries())
      if (left[at]! > 0) actors.push({ node, capCpus: cpusMax, weight, of: left, at });
    const rates = new Map<(typeof actors)[number], number>();
    for (const [node, capacity] of capacities.entries()) {
      const here = actors.filter((actor) => actor.node === node);
      for (const [index, cpus] of waterFilling(here, capacity).entries()) rates.set(here[index]!, cpus);
    }
    const mbitRates = states.map((state, index) => {
      if (!isExchanging(state)) return 0;
      const sharers = gangs[index]!.nodes.map(
        (node) => states.filter((other, at) => isExchanging(other) && gangs[at]!.nodes.includes(node)).length,
      );
      return bandwidthMbitPerSec / Math.max(...sharers);
    });
    let stepSec = Number.POSITIVE_INFINITY;
    for (const [actor, cpus] of rates) stepSec = Math.min(stepSec, actor.of[actor.at]! / cpus);
    for (const [index, rate] of mbitRates.entries())
      if (rate > 0) stepSec = Math.min(stepSec, states[index]!.mbitLeft / rate);
    if (stepSec === Number.POSITIVE_INFINITY)
      return { gangs: states.map((state) => state.finishSec), neighbours: finishSec };
    nowSec += stepSec;
    const tiny = 1e-12;
    for (const [{ of, at }, cpus] of rates) {
      const rest = of[at]! - cpus * stepSec;
      of[at] = rest < tiny ? 0 : rest;
      if (of === left && of[at] === 0) finishSec[at] = nowSec;
    }
    for (const [index, state] of states.entries()) {
      const rate = mbitRates[index]!;
      if (rate > 0) state.mbitLeft = Math.max(0, state.mbitLeft - rate * stepSec);
      if (state.mbitLeft > tiny || !isExchanging(state)) continue;
      state.stepsLeft -= 1;
      state.computeLeft = fresh(gangs[index]!);
      state.mbitLeft = gangs[index]!.mbit;
      if (state.stepsLeft === 0) state.finishSec = nowSec;
    }
  }
}
