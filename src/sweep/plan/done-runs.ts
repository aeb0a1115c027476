/** Which runs have their row. */
export class DoneRuns {
  readonly #seedsByCell = new Map<string, Set<number>>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  has(hashOfCell: string, seed: number): boolean {
    return this.#seedsByCell.get(hashOfCell)?.has(seed) ?? false;
  }

  /** @returns false when it was there already */
  add(hashOfCell: string, seed: number): boolean {
    let seeds = this.#seedsByCell.get(hashOfCell);
    if (seeds === undefined) {
      seeds = new Set();
      this.#seedsByCell.set(hashOfCell, seeds);
    }
    if (seeds.has(seed)) return false;
    seeds.add(seed);
    this.#count += 1;
    return true;
  }
}
