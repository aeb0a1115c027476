import type { Cluster } from "../cluster/cluster.js";
import type { EventSource } from "./event-source.js";

/** Steps of pipelines that have arrived and wait for their inputs. They are submitted in the moment in which the last ends. */
export class Steps implements EventSource {
  readonly isWork = true;
  readonly #cluster: Cluster;
  readonly #submit: (job: number) => void;
  /** Inputs that each step still lacks. */
  readonly #missing: Map<number, number> = new Map();
  readonly #takers: Map<number, number[]> = new Map();
  readonly #arrived: Set<number> = new Set();
  #ready: number[] = [];

  /** @param submit hands a step to the cluster and tells the policies */
  constructor(cluster: Cluster, submit: (job: number) => void) {
    this.#cluster = cluster;
    this.#submit = submit;
    const specs = cluster.jobs.specs.slice(0, cluster.jobs.jobCount);
    const indexes = new Map(specs.map(({ id }, job) => [id, job]));
    for (const [job, { inputs = [] }] of specs.entries()) {
      const makers = new Set(inputs.map(({ from }) => indexes.get(from)!));
      if (makers.size > 0) this.#missing.set(job, makers.size);
      for (const maker of makers) this.#takers.set(maker, [...(this.#takers.get(maker) ?? []), job]);
    }
  }

  get nextSec(): number {
    return this.#ready.length > 0 ? this.#cluster.nowSec : Number.POSITIVE_INFINITY;
  }

  /** Takes a job that arrives. @returns whether it has to wait for inputs */
  holds(job: number): boolean {
    if (!this.#missing.has(job)) return false;
    this.#arrived.add(job);
    const { inputs = [] } = this.#cluster.jobs.specs[job]!;
    this.#cluster.jobs.noteWaiting(job, `waits for its inputs: ${inputs.map(({ from }) => from).join(", ")}`);
    return true;
  }

  /** A job has ended: what it made is there. */
  ended(job: number): void {
    for (const taker of this.#takers.get(job) ?? []) {
      const missing = this.#missing.get(taker)! - 1;
      if (missing > 0) {
        this.#missing.set(taker, missing);
        continue;
      }
      this.#missing.delete(taker);
      if (this.#arrived.has(taker)) this.#ready.push(taker);
    }
  }

  fire(): void {
    const ready = this.#ready;
    this.#ready = [];
    for (const job of ready) this.#submit(job);
  }
}
