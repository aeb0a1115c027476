/** The slow twin of EventQueue: an array that is sorted again after every push. Array.sort is stable. */
export class SortedQueue<T> {
  #entries: { readonly timeSec: number; readonly event: T }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  get nextSec(): number {
    return this.#entries[0]?.timeSec ?? Number.POSITIVE_INFINITY;
  }

  push(timeSec: number, event: T): void {
    this.#entries = [...this.#entries, { timeSec, event }].sort((a, b) => a.timeSec - b.timeSec);
  }

  pop(): T | undefined {
    return this.#entries.shift()?.event;
  }
}
