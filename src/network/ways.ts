import type { LinkSpec, NetworkSpec } from "../domain/network.js";

/** A link between two sites, taken in one direction. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly link: LinkSpec;
}

/** Links from one site to another, as few as possible, remembered; null: none lead there. */
export function waysOf(network: NetworkSpec): (from: string, to: string) => readonly Hop[] | null {
  const ways = new Map<string, readonly Hop[] | null>();
  return (from, to) => {
    const key = JSON.stringify([from, to]);
    const known = ways.get(key);
    if (known !== undefined) return known;
    const found = shortestWay(network, from, to);
    ways.set(key, found);
    return found;
  };
}

function shortestWay({ wan }: NetworkSpec, from: string, to: string): readonly Hop[] | null {
  const ways = new Map<string, readonly Hop[]>([[from, []]]);
  for (const [site, way] of ways) {
    if (site === to) return way;
    for (const { between, link } of wan) {
      const [one, other] = between;
      const next = one === site ? other : other === site ? one : null;
      if (next !== null && !ways.has(next)) ways.set(next, [...way, { from: site, to: next, link }]);
    }
  }
  return null;
}
