import type { JobIndex, NodeIndex } from "../../domain/ids.js";
import { type Category, newWatch, type Watch } from "./watch.js";

/** How many containers of each category every worker holds, those on their way to it included, and all watches. */
export class Workers {
  readonly watches: Map<JobIndex, Watch> = new Map();
  readonly counts: Readonly<Record<Category, Int32Array>>;
  /** Of all workers together. */
  #converged = 0;

  constructor(nodeCount: number) {
    this.counts = {
      progressing: new Int32Array(nodeCount),
      watched: new Int32Array(nodeCount),
      converged: new Int32Array(nodeCount),
    };
  }

  get allConverged(): boolean {
    return this.watches.size > 0 && this.#converged === this.watches.size;
  }

  total(node: NodeIndex): number {
    const { progressing, watched, converged } = this.counts;
    return progressing[node]! + watched[node]! + converged[node]!;
  }

  add(job: JobIndex, node: NodeIndex, loss: number | null): Watch {
    const watch = newWatch(node, loss);
    this.watches.set(job, watch);
    this.#count(watch, 1);
    return watch;
  }

  remove(job: JobIndex): void {
    const watch = this.watches.get(job);
    if (watch === undefined) return;
    this.#count(watch, -1);
    this.watches.delete(job);
  }

  moveTo(watch: Watch, node: NodeIndex): void {
    this.#count(watch, -1);
    watch.node = node;
    watch.isMoving = true;
    this.#count(watch, 1);
  }

  categorize(watch: Watch, category: Category, nowSec: number): void {
    if (category === watch.category) return;
    this.#count(watch, -1);
    watch.category = category;
    if (category === "converged") watch.convergedSec = nowSec;
    this.#count(watch, 1);
  }

  #count({ category, node }: Watch, change: 1 | -1): void {
    this.counts[category][node]! += change;
    if (category === "converged") this.#converged += change;
  }
}
