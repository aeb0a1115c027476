import type { FailureSpec } from "../domain/failure.js";
import type { NodeSpec } from "../domain/node.js";
import { EventQueue } from "../engine/event-queue.js";
import { exponential } from "../random/distributions.js";
import type { Rng } from "../random/rng.js";
import type { Streams } from "../random/streams.js";

/** A node changes between being there and being away. */
export interface NodeChange {
  readonly node: number;
  readonly isDown: boolean;
}

/** When nodes fail and come back, in order of time. */
export interface Outages {
  /** Time of the next change; Infinity: there is none. */
  readonly nextSec: number;
  /** Takes out the next change; null: it changes nothing, since another failure of that node overlaps it. */
  next(): NodeChange | null;
}

export function createOutages(spec: FailureSpec | null, nodes: readonly NodeSpec[], streams: Streams): Outages {
  if (spec === null) return noOutages;
  return spec.kind === "scheduled" ? scheduled(spec.failures, nodes) : random(spec, nodes, streams);
}

export const noOutages: Outages = { nextSec: Number.POSITIVE_INFINITY, next: () => null };

type Scheduled = Extract<FailureSpec, { readonly kind: "scheduled" }>;
type Random = Extract<FailureSpec, { readonly kind: "random" }>;

function scheduled(failures: Scheduled["failures"], nodes: readonly NodeSpec[]): Outages {
  const indexes = new Map(nodes.map(({ id }, index) => [id, index]));
  const queue = new EventQueue<NodeChange>();
  for (const failure of failures) {
    const node = indexes.get(failure.node)!;
    queue.push(failure.atSec, { node, isDown: true });
    if (failure.forSec !== null) queue.push(failure.atSec + failure.forSec, { node, isDown: false });
  }
  /** How many failures of each node last now. */
  const depths = new Map<number, number>();
  return {
    get nextSec() {
      return queue.nextSec;
    },
    next() {
      const change = queue.pop()!;
      const before = depths.get(change.node) ?? 0;
      const after = before + (change.isDown ? 1 : -1);
      depths.set(change.node, after);
      return before > 0 === after > 0 ? null : change;
    },
  };
}

/** Each node has a stream of its own: one node more or less changes no other. */
function random({ meanUpSec, meanDownSec, untilSec }: Random, nodes: readonly NodeSpec[], streams: Streams): Outages {
  const queue = new EventQueue<NodeChange>();
  const draws: readonly Rng[] = nodes.map(({ id }) => streams.get(`failures/${id}`));
  let nowSec = 0;
  const failLater = (node: number): void => {
    const atSec = nowSec + exponential(draws[node]!, meanUpSec);
    if (untilSec === null || atSec <= untilSec) queue.push(atSec, { node, isDown: true });
  };
  for (const node of nodes.keys()) failLater(node);
  return {
    get nextSec() {
      return queue.nextSec;
    },
    next() {
      nowSec = queue.nextSec;
      const change = queue.pop()!;
      const { node, isDown } = change;
      if (isDown) queue.push(nowSec + exponential(draws[node]!, meanDownSec), { node, isDown: false });
      else failLater(node);
      return change;
    },
  };
}
