import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { SpeConParams } from "./params.js";
import type { Category } from "./watch.js";

type Counts = Readonly<Record<Category, ArrayLike<number>>>;
type Weights = Pick<SpeConParams, "progressingWeight" | "watchedWeight" | "convergedWeight">;

/** A worker's weighted score: how much its containers still have to gain from CPU. */
export const scoreOf = ({ progressing, watched, converged }: Counts, node: number, weights: Weights): number =>
  progressing[node]! * weights.progressingWeight +
  watched[node]! * weights.watchedWeight +
  converged[node]! * weights.convergedWeight;

/**
 * Algorithm 4: the workers with the lowest score are candidates. A container whose own worker is one stays; else it goes to
 * the candidate that uses the least CPU.
 *
 * @param isAllowed which workers can take it
 * @param usedCpus what a worker uses now; asked only when candidates tie
 * @returns the worker to go to, or null: it stays
 */
export function chooseWorker(
  from: NodeIndex,
  counts: Counts,
  weights: Weights,
  isAllowed: (node: NodeIndex) => boolean,
  usedCpus: (node: NodeIndex) => number,
): NodeIndex | null {
  let lowest = scoreOf(counts, from, weights);
  let candidates: NodeIndex[] = [from];
  for (let index = 0; index < counts.progressing.length; index += 1) {
    const node = nodeIndex(index);
    const score = scoreOf(counts, index, weights);
    if (score > lowest || node === from || !isAllowed(node)) continue;
    if (score < lowest) candidates = [];
    lowest = score;
    candidates.push(node);
  }
  if (candidates.includes(from)) return null;
  const used = candidates.map((node) => (candidates.length === 1 ? 0 : usedCpus(node)));
  return candidates[used.indexOf(Math.min(...used))]!;
}
