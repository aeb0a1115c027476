import { type ExtenderTally, extenderPrefix, type NodeVerdict } from "../../domain/decision.js";
import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { Candidates } from "../pods/feasible.js";
import type { PodContext } from "../pods/filter.js";

/**
 * Something outside the scheduler that may refuse nodes and score them, as kube-scheduler's extenders do. Its scores of 0 to
 * 10, times its weight, stand beside those of the scheduler's own scorers.
 */
export interface Extender {
  readonly name: string;
  readonly weight: number;
  /** Whether it is asked about this job at all. */
  concerns(context: PodContext): boolean;
  /** Of nodes that passed every filter, those that it refuses and why; null: it gave no usable answer. */
  filter(context: PodContext, nodes: readonly NodeIndex[]): ReadonlyMap<NodeIndex, string> | null;
  /** Its scores; a node without one has 0. null: it gave no usable answer. */
  prioritize(context: PodContext, nodes: readonly NodeIndex[]): ReadonlyMap<NodeIndex, number> | null;
}

/** The highest score that an extender is meant to give. */
export const extenderScoreMax = 10;

/** What an extender said about one job. */
export interface ExtenderRound {
  /** The nodes that it leaves. */
  readonly candidates: Candidates;
  readonly refused: ReadonlyMap<NodeIndex, string>;
  /** Its score of each candidate, at the candidate's position. */
  readonly scores: Float64Array;
  readonly hasFailed: boolean;
}

/** Asks it to filter and then, if there is still a choice, to score, as kube-scheduler does. */
export function askExtender(extender: Extender, context: PodContext, found: Candidates): ExtenderRound {
  const nodes = Array.from(found.nodes.subarray(0, found.count), nodeIndex);
  const refused = extender.filter(context, nodes);
  const kept = refused === null ? nodes : nodes.filter((node) => !refused.has(node));
  const scores = kept.length > 1 ? extender.prioritize(context, kept) : new Map<NodeIndex, number>();
  return {
    candidates: { nodes: Int32Array.from(kept), count: kept.length, examined: found.examined },
    refused: refused ?? new Map(),
    scores: Float64Array.from(kept, (node) => scores?.get(node) ?? 0),
    hasFailed: refused === null || scores === null,
  };
}

/** The nodes that it refused, as verdicts. */
export const extenderRefusals = (extender: Extender, round: ExtenderRound, context: PodContext): NodeVerdict[] =>
  [...round.refused].map(([node, reason]) => ({
    kind: "refused",
    node: context.view.node(node).id,
    by: `${extenderPrefix}${extender.name}`,
    reason,
  }));

/** Counts how often an extender gets its way. */
export class TallyKeeper {
  #followed = 0;
  #outvoted = 0;
  #failed = 0;

  /** @param position of the node chosen among the candidates; -1: none was */
  note({ scores, refused, hasFailed }: ExtenderRound, position: number): void {
    if (hasFailed) this.#failed += 1;
    if (position === -1) return;
    const best = scores.reduce((largest, score) => Math.max(largest, score), Number.NEGATIVE_INFINITY);
    if (scores[position]! < best) this.#outvoted += 1;
    else if (refused.size > 0 || scores.some((score) => score < best)) this.#followed += 1;
  }

  get tally(): ExtenderTally {
    return { followed: this.#followed, outvoted: this.#outvoted, failed: this.#failed };
  }
}
