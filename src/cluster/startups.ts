import type { NodeSpec } from "../domain/node.js";
import type { JobTable } from "./job-table.js";

/** How long a job takes to start up in the runtime of its node, and then in its own. */
export class Startups {
  readonly #nodes: readonly NodeSpec[];
  readonly #jobs: JobTable;
  /** Most runs have none, and need not look. */
  readonly isAny: boolean;

  constructor(nodes: readonly NodeSpec[], jobs: JobTable) {
    this.#nodes = nodes;
    this.#jobs = jobs;
    this.isAny = jobs.traits.hasRuntimes || nodes.some(({ runtime }) => runtime !== null);
  }

  startupSec(job: number, node: number): number {
    return (this.#nodes[node]!.runtime?.startupSec ?? 0) + (this.#jobs.specs[job]!.runtime?.startupSec ?? 0);
  }
}
