import type { NodeIndex } from "../../domain/ids.js";
import type { SpeConParams } from "./params.js";

/** progressing (PC), watched (WC), converged (CC). */
export type Category = "progressing" | "watched" | "converged";

/** What a worker knows of one of its containers. */
export interface Watch {
  node: NodeIndex;
  category: Category;
  /** On its way to `node`. */
  isMoving: boolean;
  /** Algorithm 4 has decided about it; it does so once for each container. */
  isMigrated: boolean;
  /** When it converged last. */
  convergedSec: number;
  readonly initial: number | null;
  largest: number;
  previous: number | null;
  previousGrowth: number | null;
}

export const newWatch = (node: NodeIndex, loss: number | null): Watch => ({
  node,
  category: "progressing",
  isMoving: false,
  isMigrated: false,
  convergedSec: Number.NaN,
  initial: loss,
  largest: Math.abs(loss ?? 0),
  previous: loss,
  previousGrowth: null,
});

/**
 * One round of Algorithm 3 for one container: notes the loss and gives its category. Slow means both less growth than in the
 * round before and less than alpha; then it goes one category on. Growth above alpha makes it progress again.
 *
 * Lines 10-12 of the algorithm put a watched container back where it is; the text moves it to the converged ones, as here.
 *
 * @returns the category, and whether it had converged already and is slow still: then the worker may ask to move it
 */
export function look(
  watch: Watch,
  loss: number,
  params: Pick<SpeConParams, "alpha" | "normalizeBy">,
): { readonly category: Category; readonly asks: boolean } {
  const growth = watch.previous === null ? null : growthOf(watch, loss, params.normalizeBy);
  const before = watch.previousGrowth;
  watch.previous = loss;
  watch.previousGrowth = growth;
  watch.largest = Math.max(watch.largest, Math.abs(loss));
  const { category } = watch;
  if (growth === null) return { category, asks: false };
  if (growth > params.alpha) return { category: "progressing", asks: false };
  const isSlow = before !== null && growth < before && growth < params.alpha;
  if (!isSlow) return { category, asks: false };
  return { category: category === "progressing" ? "watched" : "converged", asks: category === "converged" };
}

function growthOf(watch: Watch, loss: number, normalizeBy: SpeConParams["normalizeBy"]): number {
  const change = Math.abs(loss - watch.previous!);
  if (change === 0 || normalizeBy === "nothing") return change;
  const base = { previous: watch.previous!, largest: watch.largest, initial: watch.initial ?? watch.previous! };
  return change / Math.abs(base[normalizeBy]);
}
