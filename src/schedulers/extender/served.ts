import { nodeIndex } from "../../domain/ids.js";
import { type Extender, extenderScoreMax } from "../kubernetes/extender.js";
import { type KubernetesParams, kubernetesParams, weightedScorers } from "../kubernetes/params.js";
import { scoreMax } from "../kubernetes/scorer.js";
import { lasExtender } from "../las/las.js";
import { nearestOnly } from "../las/las-strict.js";
import { type LasParams, type LasVoteParams, lasParams, lasStrictParams } from "../las/params.js";

/** The schedulers that can be served as an extender, each with what it then does. */
export const servedExtenders: Readonly<Record<"las" | "las-strict" | "kubernetes-default", () => Extender>> = {
  las: () => lasExtender(lasParams.parse({}) as unknown as LasVoteParams),
  "las-strict": () => nearestOnly(lasStrictParams.parse({}) as unknown as LasParams),
  "kubernetes-default": () => kubernetesScores(kubernetesParams.parse({}) as unknown as KubernetesParams),
};

export type ServedName = keyof typeof servedExtenders;

/**
 * The weighted mean of the default scores, brought to whole points of 0 to 10. An extender is told the nodes but not what runs
 * on them, so that bookings count as none.
 */
const kubernetesScores = (params: KubernetesParams): Extender => ({
  name: "kubernetes-default",
  weight: 1,
  concerns: () => true,
  filter: () => new Map(),
  prioritize(context, nodes) {
    const candidates = { nodes: Int32Array.from(nodes), count: nodes.length, examined: nodes.length };
    const totals = new Float64Array(nodes.length);
    const scorers = weightedScorers(params);
    for (const { scorer, weight } of scorers) {
      const scores = new Float64Array(nodes.length).fill(scorer.indifferent);
      if (scorer.concerns(context)) scorer.score(context, candidates, scores);
      for (const [position, score] of scores.entries()) totals[position]! += weight * score;
    }
    const most = scoreMax * scorers.reduce((sum, { weight }) => sum + weight, 0);
    return new Map(nodes.map((node, position) => [nodeIndex(node), (extenderScoreMax * totals[position]!) / most]));
  },
});
