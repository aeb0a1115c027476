import type { JobIndex, NodeIndex } from "../../domain/ids.js";

/** What a job holds: whole GPUs, or a part of the shared GPU at `slot` of its node. */
interface Held {
  readonly node: NodeIndex;
  readonly milliGpus: number;
  readonly slot: number;
}

const wholeGpu = 1000;

/**
 * Which GPUs are booked, device by device: a job that asks for a part of a GPU shares one with others, so parts that are
 * free on different GPUs do not add up. A part goes to the shared GPU with the least room that suffices.
 */
export class GpuBookings {
  /** GPUs of each node that are booked, wholly or in part. */
  readonly #taken: Int32Array;
  /** By node, the thousandths booked of each shared GPU; 0: the slot is unused. */
  readonly #shared: Map<NodeIndex, number[]> = new Map();
  readonly #held: Map<JobIndex, Held> = new Map();

  constructor(nodeCount: number) {
    this.#taken = new Int32Array(nodeCount);
  }

  /** @param gpus how many the node has */
  fits(milliGpus: number, node: NodeIndex, gpus: number): boolean {
    if (milliGpus >= wholeGpu) return this.#taken[node]! + milliGpus / wholeGpu <= gpus;
    return this.#taken[node]! < gpus || this.#bestSlot(milliGpus, node) >= 0;
  }

  /** GPUs of the node of which nothing is booked. */
  untouched(node: NodeIndex, gpus: number): number {
    return gpus - this.#taken[node]!;
  }

  /** Books what `fits` allowed. */
  book(job: JobIndex, milliGpus: number, node: NodeIndex): void {
    if (milliGpus === 0) return;
    if (milliGpus >= wholeGpu) {
      this.#taken[node]! += milliGpus / wholeGpu;
      this.#held.set(job, { node, milliGpus, slot: -1 });
      return;
    }
    const slots = this.#shared.get(node) ?? [];
    this.#shared.set(node, slots);
    let slot = this.#bestSlot(milliGpus, node);
    if (slot < 0) {
      slot = slots.indexOf(0);
      if (slot < 0) slot = slots.push(0) - 1;
      this.#taken[node]! += 1;
    }
    slots[slot]! += milliGpus;
    this.#held.set(job, { node, milliGpus, slot });
  }

  release(job: JobIndex): void {
    const held = this.#held.get(job);
    if (held === undefined) return;
    this.#held.delete(job);
    const { node, milliGpus, slot } = held;
    if (slot < 0) {
      this.#taken[node]! -= milliGpus / wholeGpu;
      return;
    }
    const slots = this.#shared.get(node)!;
    slots[slot]! -= milliGpus;
    if (slots[slot] === 0) this.#taken[node]! -= 1;
  }

  /** The shared GPU that the part fills best; -1: no shared GPU has room for it. */
  #bestSlot(milliGpus: number, node: NodeIndex): number {
    const slots = this.#shared.get(node);
    if (slots === undefined) return -1;
    let best = -1;
    for (let slot = 0; slot < slots.length; slot += 1) {
      const booked = slots[slot]!;
      if (booked === 0 || booked + milliGpus > wholeGpu) continue;
      if (best < 0 || booked > slots[best]!) best = slot;
    }
    return best;
  }
}
