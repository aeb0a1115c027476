/** Seconds over which demand is added up: finer than most jobs, and a year has half a million of them. */
const STEP_SEC = 60;

/** The most of something that was in use at once, from uses in any order. Memory grows with the span, not with the uses. */
export class PeakDemand {
  readonly #changes: Map<number, number> = new Map();

  add(startSec: number, endSec: number, amount: number): void {
    if (amount === 0) return;
    this.#change(Math.floor(startSec / STEP_SEC), amount);
    this.#change(Math.ceil(endSec / STEP_SEC), -amount);
  }

  /** An upper bound: uses that share a minute count as if they met. */
  peak(): number {
    let now = 0;
    let most = 0;
    for (const step of [...this.#changes.keys()].toSorted((a, b) => a - b)) {
      now += this.#changes.get(step)!;
      most = Math.max(most, now);
    }
    return most;
  }

  #change(step: number, amount: number): void {
    this.#changes.set(step, (this.#changes.get(step) ?? 0) + amount);
  }
}
