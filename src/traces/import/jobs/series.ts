/** So many points describe any curve here; a scenario stays readable. */
const MOST_POINTS = 500;

/** Points in ascending order of x, of which at most a thousand are kept: every second one goes when there are more. */
export class Series<T> {
  #points: T[] = [];
  #last: T | null = null;
  #every = 1;
  #count = 0;

  add(point: T): void {
    if (this.#count % this.#every === 0) {
      this.#points.push(point);
      this.#last = null;
    } else this.#last = point;
    this.#count += 1;
    if (this.#points.length < 2 * MOST_POINTS) return;
    this.#last ??= this.#points.at(-1)!;
    this.#points = this.#points.filter((_, index) => index % 2 === 0);
    this.#every *= 2;
  }

  /** Whether points are missing. */
  get isThinned(): boolean {
    return this.#every > 1;
  }

  /** What is kept, the last point always. */
  points(): readonly T[] {
    return this.#last === null ? this.#points : [...this.#points, this.#last];
  }
}
