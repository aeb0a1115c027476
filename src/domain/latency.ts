import type { NodeSpec } from "./node.js";

const form = /^(\d+(?:\.\d+)?)\s*(?:ms)?$/;

/**
 * Network round trip from a node to a location in milliseconds, as LAS knows it: from the node's label of that name, such as
 * `HOME-EDGE: 0.306ms`, or from its table of latencies where it has no such label. null: neither gives a number.
 */
export function latencyMs({ labels, latencyMs: table }: NodeSpec, location: string): number | null {
  const label = Object.hasOwn(labels, location) ? labels[location] : undefined;
  if (label === undefined) return Object.hasOwn(table, location) ? (table[location] ?? null) : null;
  const digits = form.exec(label.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
