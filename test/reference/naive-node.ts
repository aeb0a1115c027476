/** What a container brings to a node's CPU. */
interface Demand {
  readonly workCpuSec: number;
  readonly capCpus: number;
  readonly weight: number;
  readonly kappa: number;
}

import { waterFilling } from "./water-filling.js";

/** A container of the slow twin; every number is what it says, nothing is packed. */
export interface NaiveContainer {
  readonly owner: number;
  readonly kappa: number;
  remainingWork: number;
  consumedCpuSec: number;
  capCpus: number;
  weight: number;
  cpus: number;
  workRate: number;
}

/**
 * The slow twin of one node of SharedCpus: objects in a map, rates by sorting, ends by division, nothing kept from one
 * moment to the next.
 */
export class NaiveNode {
  readonly containers: Map<number, NaiveContainer> = new Map();
  readonly #capacityCpus: number;
  readonly #speed: number;
  #nowSec = 0;

  constructor(capacityCpus: number, speed: number) {
    this.#capacityCpus = capacityCpus;
    this.#speed = speed;
  }

  advance(nowSec: number): void {
    const elapsedSec = nowSec - this.#nowSec;
    this.#nowSec = nowSec;
    for (const container of this.containers.values()) {
      container.consumedCpuSec += container.cpus * elapsedSec;
      container.remainingWork = Math.max(0, container.remainingWork - container.workRate * elapsedSec);
    }
  }

  add(owner: number, demand: Demand): void {
    const { capCpus, weight, kappa } = demand;
    const idle = { remainingWork: demand.workCpuSec, consumedCpuSec: 0, cpus: 0, workRate: 0 };
    this.containers.set(owner, { owner, capCpus, weight, kappa, ...idle });
  }

  /** Gives the rates and returns the earliest end; Infinity when none runs. */
  solve(): number {
    const all = [...this.containers.values()];
    const caps = all.map(({ capCpus, weight }) => ({ capCpus: Math.min(capCpus, this.#capacityCpus), weight }));
    const rates = waterFilling(caps, this.#capacityCpus);
    for (const [index, container] of all.entries()) {
      container.cpus = rates[index]!;
      container.workRate = (container.cpus * this.#speed) / (1 + container.kappa * (all.length - 1));
    }
    return Math.min(...all.map(({ remainingWork, workRate }) => this.#nowSec + remainingWork / workRate));
  }
}
