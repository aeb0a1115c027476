import * as z from "zod";
import { defaultSite, type LinkSpec, type NetworkSpec, type OverlaySpec, type WanSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import { atLeastZero, between, countOf, line, positive, strict, unknownName } from "./fields.js";
import { Misplaced } from "./misplaced.js";

const aggregation = strict({
  members: countOf("Links that act as one.", 64),
  hash: z
    .enum(["layer2", "layer3+4"], "must be layer2 or layer3+4")
    .default("layer2")
    .describe("layer2 (the default of Linux): all flows of two nodes use one member. layer3+4: each flow has its own."),
}).describe("IEEE 802.3ad link aggregation; a flow uses one member.");

const link: z.ZodType<LinkSpec> = strict({
  bandwidthMbitPerSec: positive("Payload in each direction, in Mbit/s; of each member where links are aggregated."),
  latencyMs: atLeastZero("One way, in milliseconds.").default(0),
  aggregation: aggregation.nullable().default(null),
}).describe("A full-duplex link.");

const wan: z.ZodType<WanSpec> = strict({
  between: z
    .tuple([line("Site."), line("Site.")], "must be two sites")
    .describe(`Two sites: locations of nodes; ${defaultSite} for nodes without one.`),
  link,
}).describe("A link between two sites.");

const overlay: z.ZodType<OverlaySpec> = strict({
  kind: z.literal("vxlan"),
  mtuBytes: between(576, 65_535, "Largest IP packet of the network beneath, in bytes.").default(1500),
  headerBytes: between(0, 200, "Header that each packet carries more; VXLAN over IPv4: 50 (RFC 7348).").default(50),
  cpuSecPerGb: atLeastZero("CPU-seconds for each GB sent, and again where it is received.").default(0),
})
  .transform(({ kind: _, ...spec }) => spec)
  .describe("An overlay network, as Swarm and Kubernetes use between nodes.");

export const networkSchema: z.ZodType<NetworkSpec> = strict({
  link,
  links: z.record(line("Node."), link).default({}).describe("Links of single nodes, by id."),
  wan: z.array(wan).max(10_000).default([]).describe("Links between sites."),
  overlay: overlay.nullable().default(null),
}).describe("Network of the nodes: each has a link to the switch of its site. Left out: not modelled.");

/** @param nodes every node by id. Throws Misplaced. */
export function resolveNetwork(
  network: NetworkSpec | undefined,
  nodes: ReadonlyMap<string, NodeSpec>,
): NetworkSpec | null {
  if (network === undefined) return null;
  for (const id of Object.keys(network.links)) {
    if (!nodes.has(id))
      throw new Misplaced(["network", "links", id], unknownName("node", id, [...nodes.keys()].slice(0, 20)));
  }
  const sites = new Set([...nodes.values()].map(({ location }) => location ?? defaultSite));
  checkWan(network.wan, sites);
  return network;
}

function checkWan(wan: readonly WanSpec[], sites: ReadonlySet<string>): void {
  const seen = new Set<string>();
  const neighbours = new Map<string, string[]>([...sites].map((site) => [site, []]));
  for (const [index, { between: ends }] of wan.entries()) {
    for (const [end, site] of ends.entries()) {
      if (!sites.has(site))
        throw new Misplaced(["network", "wan", index, "between", end], unknownName("site", site, [...sites]));
    }
    const [one, other] = ends;
    if (one === other) throw new Misplaced(["network", "wan", index, "between"], "must be two different sites");
    const pair = JSON.stringify(ends.toSorted());
    if (seen.has(pair))
      throw new Misplaced(["network", "wan", index, "between"], `there is another link between ${one} and ${other}`);
    seen.add(pair);
    neighbours.get(one)!.push(other);
    neighbours.get(other)!.push(one);
  }
  const [first] = sites;
  const reached = new Set([first!]);
  for (const site of reached) for (const next of neighbours.get(site)!) reached.add(next);
  const apart = [...sites].find((site) => !reached.has(site));
  if (apart !== undefined)
    throw new Misplaced(["network", "wan"], `no link leads from site ${first} to site ${apart}; join all sites`);
}
