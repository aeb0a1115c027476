const none = -1;

/** Jobs that wait, in order of submission. Adding and removing are O(1): a list threaded through two arrays. */
export class PendingList {
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  #first = none;
  #last = none;

  constructor(jobCount: number) {
    this.#next = new Int32Array(jobCount);
    this.#previous = new Int32Array(jobCount);
  }

  /** -1: nobody waits. */
  get first(): number {
    return this.#first;
  }

  /** The one behind; -1: it is the last. */
  after(job: number): number {
    return this.#next[job]!;
  }

  add(job: number): void {
    this.#next[job] = none;
    this.#previous[job] = this.#last;
    if (this.#last === none) this.#first = job;
    else this.#next[this.#last] = job;
    this.#last = job;
  }

  /** Puts a job back where it belongs: behind the last one that `precedes` it. O(jobs that wait behind it). */
  insert(job: number, precedes: (other: number, job: number) => boolean): void {
    let before = this.#last;
    while (before !== none && !precedes(before, job)) before = this.#previous[before]!;
    const after = before === none ? this.#first : this.#next[before]!;
    this.#previous[job] = before;
    this.#next[job] = after;
    if (before === none) this.#first = job;
    else this.#next[before] = job;
    if (after === none) this.#last = job;
    else this.#previous[after] = job;
  }

  remove(job: number): void {
    const next = this.#next[job]!;
    const previous = this.#previous[job]!;
    if (previous === none) this.#first = next;
    else this.#next[previous] = next;
    if (next === none) this.#last = previous;
    else this.#previous[next] = previous;
  }
}
