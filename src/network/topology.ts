import { type AggregationSpec, defaultSite, type LinkSpec, type NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import { chooseMember, type FlowKey } from "./choose-member.js";
import { waysOf } from "./ways.js";

/** One direction of a link: `members` resources from `first` on, of equal capacity. */
interface Direction {
  readonly first: number;
  readonly aggregation: AggregationSpec;
  readonly bandwidthMbitPerSec: number;
  readonly latencyMs: number;
}

/** The way of one flow. */
export interface FlowPath {
  /** One member of each link on the way. */
  readonly resources: readonly number[];
  /** One way, all links together. */
  readonly latencySec: number;
  /** Of the slowest link, with nobody else on it; Infinity: there is no link on the way. */
  readonly bandwidthMbitPerSec: number;
}

const single: AggregationSpec = { members: 1, hash: "layer2" };

/** The links of a cluster as resources: a link to and from the switch of its site for each node, and links between sites. */
export class Topology {
  /** Of each resource, from `firstResource` on. */
  readonly capacitiesMbitPerSec: number[] = [];
  /** Bytes on the wire for each byte of payload. */
  readonly wireFactor: number;
  /** CPU-seconds for each Mbit of payload, at the sender and again at the receiver. */
  readonly cpuSecPerMbit: number;
  readonly #firstResource: number;
  readonly #out: readonly Direction[];
  readonly #in: readonly Direction[];
  readonly #sites: readonly string[];
  readonly #wan: ReadonlyMap<string, ReadonlyMap<string, Direction>>;
  readonly #hops: ReturnType<typeof waysOf>;
  readonly #ways: Map<string, readonly Direction[]> = new Map();

  /** @param firstResource number of the first link, behind the nodes */
  constructor(spec: NetworkSpec, nodes: readonly NodeSpec[], firstResource: number) {
    const { overlay } = spec;
    this.#firstResource = firstResource;
    this.wireFactor = overlay === null ? 1 : overlay.mtuBytes / (overlay.mtuBytes - overlay.headerBytes);
    this.cpuSecPerMbit = overlay === null ? 0 : overlay.cpuSecPerGb / 8000;
    const links = nodes.map(({ id }) => spec.links[id] ?? spec.link);
    const factors = nodes.map(({ runtime }) => runtime?.networkFactor ?? 1);
    this.#out = links.map((link, node) => this.#direction(link, factors[node]));
    this.#in = links.map((link, node) => this.#direction(link, factors[node]));
    this.#sites = nodes.map(({ location }) => location ?? defaultSite);
    const wan = new Map<string, Map<string, Direction>>();
    const join = (from: string, to: string, link: LinkSpec): void => {
      const ways = wan.get(from) ?? new Map<string, Direction>();
      wan.set(from, ways.set(to, this.#direction(link)));
    };
    for (const { between, link } of spec.wan) {
      join(between[0], between[1], link);
      join(between[1], between[0], link);
    }
    this.#wan = wan;
    this.#hops = waysOf(spec);
  }

  /** On one node: no link, no latency. */
  path(flow: FlowKey): FlowPath {
    const { from, to } = flow;
    if (from === to) return { resources: [], latencySec: 0, bandwidthMbitPerSec: Number.POSITIVE_INFINITY };
    const way = [this.#out[from]!, ...this.#way(this.#sites[from]!, this.#sites[to]!), this.#in[to]!];
    return {
      resources: way.map(({ first, aggregation }) => first + chooseMember(aggregation, flow)),
      latencySec: way.reduce((sum, { latencyMs }) => sum + latencyMs, 0) / 1000,
      bandwidthMbitPerSec: Math.min(...way.map(({ bandwidthMbitPerSec }) => bandwidthMbitPerSec)) / this.wireFactor,
    };
  }

  /** @param factor what the runtime of the node leaves of it */
  #direction({ bandwidthMbitPerSec: bareMbitPerSec, latencyMs, aggregation }: LinkSpec, factor = 1): Direction {
    const bandwidthMbitPerSec = bareMbitPerSec * factor;
    const first = this.#firstResource + this.capacitiesMbitPerSec.length;
    const members = aggregation?.members ?? 1;
    for (let member = 0; member < members; member += 1) this.capacitiesMbitPerSec.push(bandwidthMbitPerSec);
    return { first, aggregation: aggregation ?? single, bandwidthMbitPerSec, latencyMs };
  }

  #way(from: string, to: string): readonly Direction[] {
    const key = JSON.stringify([from, to]);
    const known = this.#ways.get(key);
    if (known !== undefined) return known;
    const way = (this.#hops(from, to) ?? []).map((hop) => this.#wan.get(hop.from)!.get(hop.to)!);
    this.#ways.set(key, way);
    return way;
  }
}
