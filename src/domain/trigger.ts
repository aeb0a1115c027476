import type { JobIndex, NodeIndex } from "./ids.js";

/** Why a scheduler is asked. The object may be reused after the call: keep its values, not the object. */
export type Trigger =
  /** A job was submitted and wants a node. */
  | { readonly kind: "arrival"; readonly job: JobIndex }
  /** A job that waits is offered again, because a node has freed something; in order of submission. */
  | { readonly kind: "retry"; readonly job: JobIndex }
  /** A container began to run on a node: for the first time, after it was lost, or resumed after a migration. */
  | { readonly kind: "start"; readonly job: JobIndex; readonly node: NodeIndex }
  /** A container ended its work and is gone from its node. */
  | { readonly kind: "completion"; readonly job: JobIndex; readonly node: NodeIndex }
  /**
   * A container is gone from its node with work left. `to`: the node it is on its way to, which holds its memory from now on
   * and tells its `start`; null: it was lost with its node, or on its way to it, and waits for a node again. A container of a distributed
   * job also stops and stays where it is (`to`: its own node), and gives back a place that it never ran at (null).
   */
  | { readonly kind: "leave"; readonly job: JobIndex; readonly node: NodeIndex; readonly to: NodeIndex | null }
  /** A node has failed; its containers have left it. The lost jobs are offered again after this. */
  | { readonly kind: "node-down"; readonly node: NodeIndex }
  /** A node is back, and empty. */
  | { readonly kind: "node-up"; readonly node: NodeIndex }
  /** The time that the scheduler asked for has come; `key` is the one it gave. */
  | { readonly kind: "wake"; readonly key: number };

export type TriggerKind = Trigger["kind"];
