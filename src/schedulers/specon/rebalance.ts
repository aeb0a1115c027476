import type { JobIndex, NodeIndex } from "../../domain/ids.js";
import type { SpeConParams } from "./params.js";

/** A container that Algorithm 5 may move. */
export interface Movable {
  readonly job: JobIndex;
  readonly node: NodeIndex;
  readonly convergedSec: number;
}

export interface Rebalancing {
  readonly job: JobIndex;
  readonly to: NodeIndex;
}

/** What Algorithm 5 looks at. */
export interface Balance {
  /** The workers that are up. */
  readonly nodes: readonly NodeIndex[];
  /** Active containers of a worker, those on their way to it included. */
  readonly total: (node: NodeIndex) => number;
  readonly movable: readonly Movable[];
  readonly isAllowed: (job: JobIndex, node: NodeIndex) => boolean;
}

/**
 * Algorithm 5: fills workers that run nothing up to the balance factor, the containers of all workers divided among them and
 * rounded down; when each runs something, fills those with less than one below it up to that. Containers that converged last
 * go first: they probably have the most work left.
 *
 * The pseudocode moves one container for each worker; in the published run an empty worker gets four at once, two from each
 * of the workers that hold most (sc-38), so the worker is filled, and from those above the balance factor.
 */
export function rebalance(balance: Balance, from: SpeConParams["rebalanceFrom"]): readonly Rebalancing[] {
  const { nodes, movable, isAllowed } = balance;
  const totals = new Map(nodes.map((node) => [node, balance.total(node)]));
  const sum = [...totals.values()].reduce((left, right) => left + right, 0);
  const factor = Math.floor(sum / nodes.length);
  const isEmpty = (node: NodeIndex): boolean => totals.get(node) === 0;
  const level = nodes.some(isEmpty) ? factor : factor - 1;
  const targets = nodes.filter((node) => (nodes.some(isEmpty) ? isEmpty(node) : totals.get(node)! < level));
  if (targets.length === 0 || level <= 0) return [];
  const waiting = movable
    .filter(({ node }) => !targets.includes(node))
    .sort((a, b) => b.convergedSec - a.convergedSec || a.job - b.job);
  const moves: Rebalancing[] = [];
  for (const to of targets) {
    while (totals.get(to)! < level) {
      const next = waiting.findIndex(
        ({ job, node }) => (from === "any" || totals.get(node)! > factor) && isAllowed(job, to),
      );
      const container = waiting[next];
      if (container === undefined) break;
      waiting.splice(next, 1);
      totals.set(container.node, totals.get(container.node)! - 1);
      totals.set(to, totals.get(to)! + 1);
      moves.push({ job: container.job, to });
    }
  }
  return moves;
}
