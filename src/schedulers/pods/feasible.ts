import type { NodeVerdict } from "../../domain/decision.js";
import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { Filter, PodContext } from "./filter.js";

/** The nodes that a job could go to. */
export interface Candidates {
  /** Its first `count` entries count; the array is used again for the next job. */
  readonly nodes: Int32Array;
  readonly count: number;
  /** How many nodes were looked at. */
  readonly examined: number;
}

/** Finds the nodes that pass every filter. */
export class FeasibleNodes {
  readonly #filters: readonly Filter[];
  readonly #nodes: Int32Array;

  constructor(filters: readonly Filter[], nodeCount: number) {
    this.#filters = filters;
    this.#nodes = new Int32Array(nodeCount);
  }

  /** Looks at nodes in turn, from `start` on, until `wanted` of them pass. */
  find(context: PodContext, start: number, wanted: number): Candidates {
    const filters = this.#filters.filter((filter) => filter.concerns(context));
    const nodeCount = this.#nodes.length;
    let count = 0;
    let examined = 0;
    while (examined < nodeCount && count < wanted) {
      const node = nodeIndex((start + examined) % nodeCount);
      examined += 1;
      if (!passes(filters, context, node)) continue;
      this.#nodes[count] = node;
      count += 1;
    }
    return { nodes: this.#nodes, count, examined };
  }

  /** Why the nodes that were looked at and did not pass were refused: each by its first filter. */
  refusals(context: PodContext, start: number, examined: number): NodeVerdict[] {
    return this.#refused(context, start, examined).map(({ node, filter }) => ({
      kind: "refused",
      node: context.view.node(node).id,
      by: filter.name,
      reason: filter.reason(context, node),
    }));
  }

  /** Why no node passed, in one sentence. @param others what refused nodes after the filters, such as "2 refused by ..." */
  complaint(context: PodContext, others: readonly string[] = []): string {
    const counts = new Map<string, number>();
    for (const { filter } of this.#refused(context, 0, this.#nodes.length)) {
      counts.set(filter.complaint, (counts.get(filter.complaint) ?? 0) + 1);
    }
    const parts = [...counts].map(([complaint, count]) => `${count} ${complaint}`);
    return `no node of ${this.#nodes.length}: ${[...parts, ...others].join(", ")}`;
  }

  #refused(context: PodContext, start: number, examined: number): { node: NodeIndex; filter: Filter }[] {
    const filters = this.#filters.filter((filter) => filter.concerns(context));
    return Array.from({ length: examined }, (_, step) => nodeIndex((start + step) % this.#nodes.length)).flatMap(
      (node) => {
        const filter = filters.find((each) => !each.accepts(context, node));
        return filter === undefined ? [] : [{ node, filter }];
      },
    );
  }
}

function passes(filters: readonly Filter[], context: PodContext, node: NodeIndex): boolean {
  for (let index = 0; index < filters.length; index += 1) {
    if (!filters[index]!.accepts(context, node)) return false;
  }
  return true;
}
