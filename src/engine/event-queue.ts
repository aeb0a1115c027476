interface Entry<T> {
  readonly timeSec: number;
  readonly seq: number;
  readonly event: T;
}

/**
 * Events in total order: by time, and at equal times in the order they were pushed. A binary heap; push and pop are
 * O(log n).
 */
export class EventQueue<T> {
  readonly #heap: Entry<T>[] = [];
  #pushed = 0;
  /** Kept and not looked up: every queue of a run is asked before each event. */
  #nextSec = Number.POSITIVE_INFINITY;

  get size(): number {
    return this.#heap.length;
  }

  /** Time of the next event; Infinity when there is none. */
  get nextSec(): number {
    return this.#nextSec;
  }

  push(timeSec: number, event: T): void {
    const entry: Entry<T> = { timeSec, seq: this.#pushed, event };
    this.#pushed += 1;
    this.#rise(this.#heap.length, entry);
    if (timeSec < this.#nextSec) this.#nextSec = timeSec;
  }

  /** Takes the next event out; undefined when there is none. */
  pop(): T | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) this.#sink(last);
    this.#nextSec = this.#heap[0]?.timeSec ?? Number.POSITIVE_INFINITY;
    return first.event;
  }

  #rise(from: number, entry: Entry<T>): void {
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = this.#heap[parent]!;
      if (!precedes(entry, above)) break;
      this.#heap[hole] = above;
      hole = parent;
    }
    this.#heap[hole] = entry;
  }

  #sink(entry: Entry<T>): void {
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.#heap.length) break;
      const right = child + 1;
      if (right < this.#heap.length && precedes(this.#heap[right]!, this.#heap[child]!)) child = right;
      const below = this.#heap[child]!;
      if (!precedes(below, entry)) break;
      this.#heap[hole] = below;
      hole = child;
    }
    this.#heap[hole] = entry;
  }
}

const precedes = <T>(a: Entry<T>, b: Entry<T>): boolean =>
  a.timeSec < b.timeSec || (a.timeSec === b.timeSec && a.seq < b.seq);
