import { latencyMs } from "../domain/latency.js";
import { defaultSite, type NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import type { RequestStreamSpec } from "../domain/service.js";
import { waysOf } from "../network/ways.js";

/** What the network costs between the users of a stream and a node. */
export interface RequestPath {
  /** There and back. */
  readonly roundTripSec: number;
  /** For each KB in either direction. */
  readonly secPerKb: number;
}

const bitsPerKb = 8000;

/**
 * The round trip is what the node's latencies say of the users' location (they are measured from end to end), else that of
 * the links in between. Throughput is the least of the users' access, the links, and a window per round trip. README.md has
 * the equations. null: neither latencies nor a network lead there.
 */
export function requestPath(
  node: NodeSpec,
  stream: RequestStreamSpec,
  network: NetworkSpec | null,
): RequestPath | null {
  const { origin, bandwidthMbitPerSec, windowKb } = stream;
  if (origin === null) return { roundTripSec: 0, secPerKb: 0 };
  const way = network === null ? null : waysOf(network)(origin, node.location ?? defaultSite);
  const links =
    way === null || network === null ? [] : [...way.map(({ link }) => link), network.links[node.id] ?? network.link];
  const measuredMs = latencyMs(node, origin);
  if (measuredMs === null && way === null) return null;
  const roundTripSec = (measuredMs ?? 2 * links.reduce((sum, link) => sum + link.latencyMs, 0)) / 1000;
  const linkSecPerKb = links.map((link) => bitsPerKb / (link.bandwidthMbitPerSec * 1e6));
  const accessSecPerKb = bandwidthMbitPerSec === null ? 0 : bitsPerKb / (bandwidthMbitPerSec * 1e6);
  const windowSecPerKb = windowKb === null ? 0 : roundTripSec / windowKb;
  return { roundTripSec, secPerKb: Math.max(accessSecPerKb, windowSecPerKb, ...linkSecPerKb) };
}
