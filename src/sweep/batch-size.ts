/** Long enough that handing a task over costs nothing beside it, short enough that a killed sweep loses little. */
const TARGET_MS = 150;
const MOST_RUNS = 2_000;
/** Weight of the latest task in the running mean. */
const FRESHNESS = 0.3;

/** How many runs the next task should have, learnt from the tasks before it. */
export class BatchSize {
  #runMs: number | null = null;
  readonly #targetMs: number;

  constructor(targetMs: number = TARGET_MS) {
    this.#targetMs = targetMs;
  }

  /** A first task is short, since nothing is known yet. */
  get runs(): number {
    if (this.#runMs === null) return 4;
    return Math.max(1, Math.min(MOST_RUNS, Math.round(this.#targetMs / Math.max(this.#runMs, 1e-3))));
  }

  learn(runs: number, elapsedMs: number): void {
    const runMs = elapsedMs / Math.max(runs, 1);
    this.#runMs = this.#runMs === null ? runMs : this.#runMs + FRESHNESS * (runMs - this.#runMs);
  }
}
