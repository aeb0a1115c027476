import type { NodeIndex } from "../../domain/ids.js";
import { latencyMs } from "../../domain/latency.js";
import type { PodSpec } from "../../domain/pod.js";
import type { ClusterView } from "../../domain/view.js";
import type { LasParams } from "./params.js";

/** Where a prediction step wants to be near; null: it is none, or names no location, and the default scheduler decides. */
export function wantedLocation(pod: PodSpec | null, params: LasParams): string | null {
  const component = pod?.labels[params.componentLabel];
  if (component === undefined || !params.predictComponents.includes(component)) return null;
  return pod?.labels[params.locationLabel] ?? null;
}

/** The least latency to a location and the nodes that have it, in the given order; null: no node knows its latency. */
export function nearest(
  location: string,
  nodes: readonly NodeIndex[],
  view: ClusterView,
): { readonly latencyMs: number; readonly nodes: readonly NodeIndex[] } | null {
  const latencies = nodes.map((node) => latencyMs(view.node(node), location) ?? Number.POSITIVE_INFINITY);
  const least = Math.min(...latencies);
  if (least === Number.POSITIVE_INFINITY) return null;
  return { latencyMs: least, nodes: nodes.filter((_, index) => latencies[index] === least) };
}
