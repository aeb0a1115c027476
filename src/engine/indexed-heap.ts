/**
 * The smallest of n keys, one for each id 0..n-1, under changes of single keys. Equal keys: the smaller id first. Ids that
 * have nothing to wait for hold the key Infinity. Reading the minimum is O(1), a change O(log n), and nothing is ever stale.
 */
export class IndexedHeap {
  readonly #keys: Float64Array;
  readonly #heap: Int32Array;
  readonly #position: Int32Array;
  /** Kept and not looked up: it is asked before every event of a run. */
  #firstKey = Number.POSITIVE_INFINITY;

  constructor(size: number) {
    this.#keys = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.#heap = Int32Array.from({ length: size }, (_, id) => id);
    this.#position = this.#heap.slice();
  }

  /** Id of the smallest key; undefined when the heap was made for no ids. */
  get first(): number | undefined {
    return this.#heap[0];
  }

  /** The smallest key; Infinity when the heap was made for no ids. */
  get firstKey(): number {
    return this.#firstKey;
  }

  key(id: number): number {
    return this.#keys[id]!;
  }

  update(id: number, key: number): void {
    const before = this.#keys[id]!;
    if (key === before) return;
    this.#keys[id] = key;
    if (key < before) this.#rise(id, key);
    else this.#sink(id, key);
    this.#firstKey = this.#keys[this.#heap[0]!]!;
  }

  #rise(id: number, key: number): void {
    const keys = this.#keys;
    const heap = this.#heap;
    const position = this.#position;
    let hole = position[id]!;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent]!;
      const aboveKey = keys[above]!;
      if (key > aboveKey || (key === aboveKey && id > above)) break;
      heap[hole] = above;
      position[above] = hole;
      hole = parent;
    }
    heap[hole] = id;
    position[id] = hole;
  }

  #sink(id: number, key: number): void {
    const keys = this.#keys;
    const heap = this.#heap;
    const position = this.#position;
    const size = heap.length;
    let hole = position[id]!;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      let below = heap[child]!;
      let belowKey = keys[below]!;
      const right = child + 1;
      if (right < size) {
        const other = heap[right]!;
        const otherKey = keys[other]!;
        if (otherKey < belowKey || (otherKey === belowKey && other < below)) {
          child = right;
          below = other;
          belowKey = otherKey;
        }
      }
      if (key < belowKey || (key === belowKey && id < below)) break;
      heap[hole] = below;
      position[below] = hole;
      hole = child;
    }
    heap[hole] = id;
    position[id] = hole;
  }
}
