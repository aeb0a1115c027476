import type { NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import type { JobTable } from "./job-table.js";
import { createTransferTime } from "./transfer-time.js";

/** What steps of pipelines hand to one another: each artifact stays on the node that made it until a step fetches it. */
export class Artifacts {
  readonly #nodes: readonly NodeSpec[];
  readonly #jobs: JobTable;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #transferSec: ReturnType<typeof createTransferTime>;

  constructor(nodes: readonly NodeSpec[], jobs: JobTable, network: NetworkSpec | null) {
    this.#nodes = nodes;
    this.#jobs = jobs;
    this.#indexes = new Map(jobs.specs.slice(0, jobs.jobCount).map(({ id }, job) => [id, job]));
    this.#transferSec = createTransferTime(network);
  }

  /** How long a node takes to get all inputs of a job, which come side by side; 0: it has them. */
  fetchSec(job: number, node: number): number {
    const times = (this.#jobs.specs[job]!.inputs ?? []).map(({ from, sizeMb }) => {
      const maker = this.#jobs.node[this.#indexes.get(from)!]!;
      return this.#transferSec(this.#nodes[maker]!, this.#nodes[node]!, sizeMb);
    });
    return Math.max(0, ...times);
  }
}
