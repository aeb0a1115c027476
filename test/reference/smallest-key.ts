/** The slow twin of IndexedHeap: looks at every key, each time. */
export class SmallestKey {
  readonly #keys: number[];

  constructor(size: number) {
    this.#keys = Array.from({ length: size }, () => Number.POSITIVE_INFINITY);
  }

  get first(): number {
    return this.#keys.indexOf(this.firstKey);
  }

  get firstKey(): number {
    return Math.min(...this.#keys);
  }

  key(id: number): number {
    return this.#keys[id]!;
  }

  update(id: number, key: number): void {
    this.#keys[id] = key;
  }
}
