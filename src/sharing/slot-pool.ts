import { stride } from "./slots.js";

const firstBlockSlots = 4;

/**
 * The slots of all nodes in one block of memory. Each node has a run of slots that grows by doubling: it then moves to
 * another place, and what it leaves is given to the next node that needs that size.
 */
export class SlotPool {
  /** Values of all slots; slot s has its values at `s * stride`. */
  values: Float64Array;
  /** Who has each slot. */
  owners: Int32Array;
  /** First slot of each node. */
  readonly base: Int32Array;
  /** Slots in use of each node. */
  readonly count: Int32Array;
  readonly #room: Int32Array;
  readonly #free: Map<number, number[]> = new Map();
  #used: number;

  constructor(nodeCount: number) {
    this.#used = nodeCount * firstBlockSlots;
    this.values = new Float64Array(this.#used * stride);
    this.owners = new Int32Array(this.#used);
    this.base = Int32Array.from({ length: nodeCount }, (_, node) => node * firstBlockSlots);
    this.count = new Int32Array(nodeCount);
    this.#room = new Int32Array(nodeCount).fill(firstBlockSlots);
  }

  /** Takes one more slot for a node and returns its position there. */
  take(node: number): number {
    const position = this.count[node]!;
    if (position === this.#room[node]!) this.#double(node);
    this.count[node] = position + 1;
    return position;
  }

  #double(node: number): void {
    const size = this.#room[node]!;
    const from = this.base[node]!;
    const to = this.#allocate(2 * size);
    this.values.copyWithin(to * stride, from * stride, (from + size) * stride);
    this.owners.copyWithin(to, from, from + size);
    this.base[node] = to;
    this.#room[node] = 2 * size;
    const freed = this.#free.get(size);
    if (freed === undefined) this.#free.set(size, [from]);
    else freed.push(from);
  }

  #allocate(size: number): number {
    const reused = this.#free.get(size)?.pop();
    if (reused !== undefined) return reused;
    const at = this.#used;
    this.#used += size;
    if (this.#used > this.owners.length) {
      const values = new Float64Array(2 * this.#used * stride);
      values.set(this.values);
      this.values = values;
      const owners = new Int32Array(2 * this.#used);
      owners.set(this.owners);
      this.owners = owners;
    }
    return at;
  }
}
