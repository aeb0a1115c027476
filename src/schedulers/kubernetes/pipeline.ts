import type { Explanation, NodeVerdict } from "../../domain/decision.js";
import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { Rng } from "../../random/rng.js";
import { type Candidates, FeasibleNodes } from "../pods/feasible.js";
import type { Filter, PodContext } from "../pods/filter.js";
import { randomLargest } from "../pods/random-tie.js";
import type { Scorer } from "./scorer.js";

export interface WeightedScorer {
  readonly scorer: Scorer;
  readonly weight: number;
}

/** How a pipeline is made up. */
export interface PipelineSetup {
  /** In the order in which they are asked; the first that refuses a node is named. */
  readonly filters: readonly Filter[];
  readonly scorers: readonly WeightedScorer[];
  /** Feasible nodes that are enough to choose among, for a cluster of so many nodes. */
  readonly wanted: (nodeCount: number) => number;
}

/** Where a job goes, or why it cannot. */
export type PipelineChoice =
  | { readonly kind: "node"; readonly node: NodeIndex; readonly why: Explanation | null }
  | { readonly kind: "none"; readonly reason: string; readonly why: Explanation | null };

/** Filter, then score, as kube-scheduler does: the highest weighted sum wins, ties at random. */
export class Pipeline {
  readonly #setup: PipelineSetup;
  readonly #feasible: FeasibleNodes;
  readonly #rng: Rng;
  readonly #totals: Float64Array;
  readonly #scores: Float64Array;
  /** Where the search for feasible nodes goes on, so that each node has its turn. */
  #start = 0;

  constructor(setup: PipelineSetup, nodeCount: number, rng: Rng) {
    this.#setup = setup;
    this.#feasible = new FeasibleNodes(setup.filters, nodeCount);
    this.#rng = rng;
    this.#totals = new Float64Array(nodeCount);
    this.#scores = new Float64Array(nodeCount);
  }

  choose(context: PodContext): PipelineChoice {
    const nodeCount = this.#totals.length;
    const start = this.#start;
    const candidates = this.#feasible.find(context, start, this.#setup.wanted(nodeCount));
    this.#start = (start + candidates.examined) % nodeCount;
    const why = context.view.explains ? this.#explain(context, start, candidates) : null;
    if (candidates.count === 0) return { kind: "none", reason: this.#feasible.complaint(context), why };
    this.#addUp(context, candidates);
    const best = randomLargest(this.#totals, candidates.count, this.#rng);
    return { kind: "node", node: nodeIndex(candidates.nodes[best]!), why };
  }

  #addUp(context: PodContext, candidates: Candidates): void {
    const { count } = candidates;
    this.#totals.fill(0, 0, count);
    // With one candidate there is nothing to choose.
    if (count === 1) return;
    for (const { scorer, weight } of this.#setup.scorers) {
      if (!scorer.concerns(context)) continue;
      scorer.score(context, candidates, this.#scores);
      for (let index = 0; index < count; index += 1) this.#totals[index]! += weight * this.#scores[index]!;
    }
  }

  #explain(context: PodContext, start: number, candidates: Candidates): Explanation {
    const { nodes, count, examined } = candidates;
    const rows = this.#setup.scorers.map(({ scorer, weight }) => {
      const scores = new Float64Array(count).fill(scorer.indifferent);
      if (scorer.concerns(context)) scorer.score(context, candidates, scores);
      return { scorer: scorer.name, weight, scores };
    });
    const scored = Array.from({ length: count }, (_, index): NodeVerdict => {
      const terms = rows.map(({ scorer, weight, scores }) => ({ scorer, weight, score: scores[index]! }));
      const total = terms.reduce((sum, { weight, score }) => sum + weight * score, 0);
      return { kind: "scored", node: context.view.node(nodeIndex(nodes[index]!)).id, total, terms };
    });
    return { verdicts: [...scored, ...this.#feasible.refusals(context, start, examined)] };
  }
}
