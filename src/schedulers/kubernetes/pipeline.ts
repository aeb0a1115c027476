import { type Explanation, extenderPrefix, type NodeVerdict } from "../../domain/decision.js";
import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { Rng } from "../../random/rng.js";
import { type Candidates, FeasibleNodes } from "../pods/feasible.js";
import type { Filter, PodContext } from "../pods/filter.js";
import { randomLargest } from "../pods/random-tie.js";
import {
  askExtender,
  type Extender,
  type ExtenderRound,
  extenderRefusals,
  extenderScoreMax,
  type TallyKeeper,
} from "./extender.js";
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
  /** The highest score of one scorer; an extender's scores are brought to this scale. */
  readonly scoreMax: number;
  /** Feasible nodes that are enough to choose among, for a cluster of so many nodes. */
  readonly wanted: (nodeCount: number) => number;
  /** Asked after the filters, and counted with the scorers; absent: there is none. */
  readonly extender?: Extender;
}

/** The scores of one scorer, at the candidates' positions. */
interface TermRow {
  readonly scorer: string;
  readonly weight: number;
  readonly scores: Float64Array;
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
  readonly #keeper: TallyKeeper;
  readonly #totals: Float64Array;
  readonly #scores: Float64Array;
  /** What one point of the extender's score is worth. */
  readonly #extenderWeight: number;
  /** Where the search for feasible nodes goes on, so that each node has its turn. */
  #start = 0;

  constructor(setup: PipelineSetup, nodeCount: number, rng: Rng, keeper: TallyKeeper) {
    this.#setup = setup;
    this.#feasible = new FeasibleNodes(setup.filters, nodeCount);
    this.#rng = rng;
    this.#keeper = keeper;
    this.#totals = new Float64Array(nodeCount);
    this.#scores = new Float64Array(nodeCount);
    this.#extenderWeight = (setup.extender?.weight ?? 0) * (setup.scoreMax / extenderScoreMax);
  }

  choose(context: PodContext): PipelineChoice {
    const nodeCount = this.#totals.length;
    const start = this.#start;
    const found = this.#feasible.find(context, start, this.#setup.wanted(nodeCount));
    this.#start = (start + found.examined) % nodeCount;
    const round = this.#askExtender(context, found);
    const candidates = round?.candidates ?? found;
    const why = context.view.explains ? this.#explain(context, start, candidates, round) : null;
    this.#addUp(context, candidates, round);
    const best = randomLargest(this.#totals, candidates.count, this.#rng);
    if (round !== null) this.#keeper.note(round, best);
    if (best === -1) return { kind: "none", reason: this.#complaint(context, round), why };
    return { kind: "node", node: nodeIndex(candidates.nodes[best]!), why };
  }

  #askExtender(context: PodContext, found: Candidates): ExtenderRound | null {
    const { extender } = this.#setup;
    if (extender === undefined || found.count === 0 || !extender.concerns(context)) return null;
    return askExtender(extender, context, found);
  }

  #complaint(context: PodContext, round: ExtenderRound | null): string {
    const refused = round?.refused.size ?? 0;
    return this.#feasible.complaint(context, refused === 0 ? [] : [`${refused} refused by the scheduler extender`]);
  }

  #addUp(context: PodContext, candidates: Candidates, round: ExtenderRound | null): void {
    const { count } = candidates;
    this.#totals.fill(0, 0, count);
    // With one candidate there is nothing to choose.
    if (count < 2) return;
    for (const { scorer, weight } of this.#setup.scorers) {
      if (!scorer.concerns(context)) continue;
      scorer.score(context, candidates, this.#scores);
      for (let index = 0; index < count; index += 1) this.#totals[index]! += weight * this.#scores[index]!;
    }
    if (round === null) return;
    for (let index = 0; index < count; index += 1) this.#totals[index]! += this.#extenderWeight * round.scores[index]!;
  }

  #explain(context: PodContext, start: number, candidates: Candidates, round: ExtenderRound | null): Explanation {
    const { extender } = this.#setup;
    const { nodes, count, examined } = candidates;
    const rows: TermRow[] = this.#setup.scorers.map(({ scorer, weight }) => {
      const scores = new Float64Array(count).fill(scorer.indifferent);
      if (scorer.concerns(context)) scorer.score(context, candidates, scores);
      return { scorer: scorer.name, weight, scores };
    });
    if (extender !== undefined) {
      const scores = round?.scores ?? new Float64Array(count);
      rows.push({ scorer: `${extenderPrefix}${extender.name}`, weight: this.#extenderWeight, scores });
    }
    const scored = Array.from({ length: count }, (_, index): NodeVerdict => {
      const terms = rows.map(({ scorer, weight, scores }) => ({ scorer, weight, score: scores[index]! }));
      const total = terms.reduce((sum, { weight, score }) => sum + weight * score, 0);
      return { kind: "scored", node: context.view.node(nodeIndex(nodes[index]!)).id, total, terms };
    });
    const refused = extender === undefined || round === null ? [] : extenderRefusals(extender, round, context);
    return { verdicts: [...scored, ...this.#feasible.refusals(context, start, examined), ...refused] };
  }
}
