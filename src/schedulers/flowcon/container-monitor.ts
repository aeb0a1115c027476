import type { GrowthList } from "../../domain/growth.js";
import type { FlowConParams } from "./params.js";

/** One look at a container. */
export interface Look {
  readonly timeSec: number;
  /** The last reported loss; null: none. */
  readonly loss: number | null;
  /** Use of the resource until now: its unit times seconds, divided by what the node has. */
  readonly usedSec: number;
}

/** What an interval says of a container. */
export interface Growth {
  readonly evaluation: number | null;
  readonly progress: number | null;
  readonly usage: number | null;
  readonly growth: number;
}

/** Watches one container (the thesis's container monitor): its losses, its use, its list and its limit. */
export class ContainerMonitor {
  list: GrowthList = "NL";
  /** Computed limit, as a fraction of the node. */
  limit = 1;
  readonly #params: FlowConParams;
  #last: Look;
  /** E at the last run; null: none yet. */
  #evaluation: number | null;
  #initial: number | null = null;
  #largest = 0;
  #smallest: number = Number.POSITIVE_INFINITY;
  #samples: number[] = [];
  #latest: Growth;

  constructor(params: FlowConParams, first: Look) {
    this.#params = params;
    this.#last = first;
    this.#evaluation = params.evaluation === "last" ? first.loss : null;
    this.#latest = { evaluation: first.loss, progress: null, usage: null, growth: arrivalGrowth(params, first) };
    this.sample(first.loss);
  }

  /** Takes note of a loss between two runs. */
  sample(loss: number | null): void {
    if (loss === null) return;
    this.#initial ??= loss;
    this.#largest = Math.max(this.#largest, Math.abs(loss));
    this.#smallest = Math.min(this.#smallest, Math.abs(loss));
    if (this.#params.evaluation === "interval-mean") this.#samples.push(loss);
  }

  /** Ends the interval and says what it was worth. A second look at the same moment repeats the first. */
  measure(look: Look): Growth {
    const elapsedSec = look.timeSec - this.#last.timeSec;
    if (elapsedSec === 0) return this.#latest;
    this.sample(look.loss);
    const before = this.#evaluation;
    const evaluation = this.#evaluate(look);
    const usage = (look.usedSec - this.#last.usedSec) / elapsedSec;
    const progress = before === null || evaluation === null ? null : this.#progress(before, evaluation, elapsedSec);
    this.#last = look;
    this.#evaluation = evaluation;
    this.#samples = [];
    this.#latest = { evaluation, progress, usage, growth: this.#growth(progress, usage) };
    return this.#latest;
  }

  #evaluate(look: Look): number | null {
    if (this.#params.evaluation === "last" || this.#samples.length === 0) return look.loss;
    return this.#samples.reduce((sum, loss) => sum + loss, 0) / this.#samples.length;
  }

  /** Eq. 4.1: a rising loss counts as progress too. */
  #progress(before: number, after: number, elapsedSec: number): number {
    const change = Math.abs(after - before);
    if (change === 0) return 0;
    const share = change / (this.#norm(before) || Math.abs(after));
    return this.#params.progressPer === "second" ? share / elapsedSec : share;
  }

  #norm(before: number): number {
    switch (this.#params.normalizeBy) {
      case "previous":
        return Math.abs(before);
      case "largest":
        return this.#largest;
      case "range":
        return this.#largest - this.#smallest;
      case "initial":
        return Math.abs(this.#initial ?? before);
      case "nothing":
        return 1;
    }
  }

  /** Eq. 4.2. A container that reports no loss, or used nothing, has not grown. */
  #growth(progress: number | null, usage: number): number {
    if (progress !== null) return usage > 0 ? progress / usage : 0;
    return this.#evaluation === null ? 0 : newGrowth(this.#params);
  }
}

const arrivalGrowth = (params: FlowConParams, { loss }: Look): number =>
  loss === null && params.silentStart === "zero" ? 0 : newGrowth(params);

const newGrowth = (params: FlowConParams): number => (params.newGrowth === "infinite" ? Number.POSITIVE_INFINITY : 0);
