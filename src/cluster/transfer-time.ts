import { latencyMs } from "../domain/latency.js";
import { defaultSite, type LinkSpec, type NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";

/**
 * How long a file takes from one node to another, in seconds: the latencies of the links on its way and its size over the
 * slowest of them, as if nothing else used them. Without a network, half the round trip that the nodes' latencies give, and
 * any size at once. On one node: nothing.
 */
export function createTransferTime(
  network: NetworkSpec | null,
): (from: NodeSpec, to: NodeSpec, sizeMb: number) => number {
  if (network === null) return (from, to) => (from.id === to.id ? 0 : halfRoundTripMs(from, to) / 1000);
  const wayBetween = waysOf(network);
  const linkOf = ({ id }: NodeSpec): LinkSpec => network.links[id] ?? network.link;
  return (from, to, sizeMb) => {
    if (from.id === to.id) return 0;
    const wan = wayBetween(from.location ?? defaultSite, to.location ?? defaultSite) ?? [];
    const links = [linkOf(from), ...wan, linkOf(to)];
    const latencySec = links.reduce((sum, link) => sum + link.latencyMs, 0) / 1000;
    return latencySec + (sizeMb * 8) / Math.min(...links.map((link) => link.bandwidthMbitPerSec));
  };
}

const halfRoundTripMs = (from: NodeSpec, to: NodeSpec): number =>
  ((to.location === null ? null : latencyMs(from, to.location)) ?? 0) / 2;

/** WAN links from one site to another, as few as possible, remembered; null: none lead there. */
export function waysOf(network: NetworkSpec): (from: string, to: string) => readonly LinkSpec[] | null {
  const ways = new Map<string, readonly LinkSpec[] | null>();
  return (from, to) => {
    const key = JSON.stringify([from, to]);
    const known = ways.get(key);
    if (known !== undefined) return known;
    const found = shortestWay(network, from, to);
    ways.set(key, found);
    return found;
  };
}

function shortestWay({ wan }: NetworkSpec, from: string, to: string): readonly LinkSpec[] | null {
  const ways = new Map<string, readonly LinkSpec[]>([[from, []]]);
  for (const [site, way] of ways) {
    if (site === to) return way;
    for (const { between, link } of wan) {
      const [one, other] = between;
      const next = one === site ? other : other === site ? one : null;
      if (next !== null && !ways.has(next)) ways.set(next, [...way, link]);
    }
  }
  return null;
}
