import type { Explanation, NodeVerdict } from "../../domain/decision.js";
import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { ClusterView } from "../../domain/view.js";
import type { SpeConParams } from "./params.js";
import { scoreOf } from "./reallocate.js";
import type { Category } from "./watch.js";

const categories: readonly Category[] = ["progressing", "watched", "converged"];

/** The weighted score of each worker, of which Algorithm 4 takes the lowest; a term's score is a number of containers. */
export function explainScores(
  counts: Readonly<Record<Category, ArrayLike<number>>>,
  params: SpeConParams,
  isAllowed: (node: NodeIndex) => boolean,
  view: ClusterView,
): Explanation {
  const weights = {
    progressing: params.progressingWeight,
    watched: params.watchedWeight,
    converged: params.convergedWeight,
  };
  const verdicts = Array.from({ length: view.nodeCount }, (_, index): NodeVerdict => {
    const { id } = view.node(nodeIndex(index));
    if (!isAllowed(nodeIndex(index))) {
      return { kind: "refused", node: id, by: "SpeCon", reason: "the node is down or the job may not run there" };
    }
    const terms = categories.map((scorer) => ({ scorer, score: counts[scorer][index]!, weight: weights[scorer] }));
    return { kind: "scored", node: id, total: scoreOf(counts, index, params), terms };
  });
  return { verdicts };
}
