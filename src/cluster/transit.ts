import { EventQueue } from "../engine/event-queue.js";

interface Journey {
  readonly job: number;
  readonly to: number;
}

/**
 * Containers that are on their way to a node and do not run: moved ones, new ones whose image is still coming, and those of
 * distributed jobs that wait for others. Empty, it costs nothing.
 */
export class Transit {
  readonly #queue = new EventQueue<Journey>();
  readonly #journeys: Map<number, Journey> = new Map();
  /** Containers on their way to each node, or waiting there. */
  readonly bound: Int32Array;

  constructor(nodeCount: number) {
    this.bound = new Int32Array(nodeCount);
  }

  /** When the next one arrives; Infinity: none is on its way. A journey that was broken off may still be counted. */
  get nextSec(): number {
    return this.#queue.nextSec;
  }

  depart(job: number, to: number, arriveSec: number): void {
    const journey = { job, to };
    this.#journeys.set(job, journey);
    this.#queue.push(arriveSec, journey);
    this.bound[to]! += 1;
  }

  /** A container of a distributed job has a place, and waits there until it is told to leave. */
  standBy(job: number, at: number): void {
    this.#journeys.set(job, { job, to: at });
    this.bound[at]! += 1;
  }

  /** Takes out a container that stood by. */
  leave(job: number): void {
    this.#end(this.#journeys.get(job)!);
  }

  /** Takes out a job that has arrived by `nowSec`, in order of time and departure; -1: none has. */
  arrive(nowSec: number): number {
    while (this.#queue.nextSec <= nowSec) {
      const journey = this.#queue.pop()!;
      if (this.#journeys.get(journey.job) !== journey) continue;
      this.#end(journey);
      return journey.job;
    }
    return -1;
  }

  /** Breaks off every journey to a node and returns the jobs. */
  breakOff(to: number): readonly number[] {
    if (this.bound[to] === 0) return [];
    const broken = [...this.#journeys.values()].filter((journey) => journey.to === to);
    for (const journey of broken) this.#end(journey);
    return broken.map(({ job }) => job);
  }

  #end(journey: Journey): void {
    this.#journeys.delete(journey.job);
    this.bound[journey.to]! -= 1;
  }
}
