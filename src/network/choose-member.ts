import type { AggregationSpec } from "../domain/network.js";
import { hashedUniform } from "../random/hash.js";

/** A connection between two nodes: `number` tells those of one pair apart, as their ports do. */
export interface FlowKey {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** First of the ports that systems give to connections that name none, and how many there are (RFC 6335). */
const firstPort = 49_152;
const ports = 16_384;

/**
 * The member of an aggregated link that carries a flow, 0..members-1: Linux's `xmit_hash_policy`, which takes the exclusive
 * or of addresses (and ports) modulo the number of members. A node's position in the cluster stands for its address.
 */
export function chooseMember({ members, hash }: AggregationSpec, { from, to, number }: FlowKey): number {
  const addresses = from ^ to;
  if (hash === "layer2") return addresses % members;
  const port = firstPort + Math.floor(ports * hashedUniform(number, from, to));
  return (addresses ^ port) % members;
}
