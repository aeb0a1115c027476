import type { JobSpec } from "../domain/job.js";
import type { NodeSpec } from "../domain/node.js";

/** How long a job takes to start up in the runtime of its node, and then in its own. */
export class Startups {
  readonly #nodes: readonly NodeSpec[];
  readonly #jobs: readonly JobSpec[];
  /** Most runs have none, and need not look. */
  readonly #isAny: boolean;

  constructor(nodes: readonly NodeSpec[], jobs: readonly JobSpec[]) {
    this.#nodes = nodes;
    this.#jobs = jobs;
    this.#isAny = [nodes, jobs].some((list) => list.some(({ runtime }) => runtime !== null && runtime.startupSec > 0));
  }

  startupSec(job: number, node: number): number {
    if (!this.#isAny) return 0;
    return (this.#nodes[node]!.runtime?.startupSec ?? 0) + (this.#jobs[job]!.runtime?.startupSec ?? 0);
  }
}
