import { latencyMs } from "../domain/latency.js";
import { defaultSite, type NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import { requestPath } from "../service/request-path.js";
import type { JobInput } from "./job-schema.js";
import { Misplaced } from "./misplaced.js";

const listedLocations = 20;

/** Checks that users can reach their service wherever it may be placed. Throws Misplaced. */
export function checkServices(
  entries: readonly JobInput[],
  nodes: ReadonlyMap<string, NodeSpec>,
  network: NetworkSpec | null,
): void {
  for (const [index, { service, node: pinnedTo }] of entries.entries()) {
    for (const [position, stream] of (service?.streams ?? []).entries()) {
      const places = pinnedTo === undefined ? [...nodes.values()] : [nodes.get(pinnedTo)!];
      const apart = places.find((node) => requestPath(node, stream, network) === null);
      if (apart === undefined) continue;
      throw new Misplaced(
        ["jobs", index, "service", "streams", position, "origin"],
        `node ${apart.id} has no latency to ${stream.origin} (latencyMs or a label), and no network leads there; known: ${known(apart, nodes, network)}`,
      );
    }
  }
}

function known(node: NodeSpec, nodes: ReadonlyMap<string, NodeSpec>, network: NetworkSpec | null): string {
  const labels = Object.keys(node.labels).filter((label) => latencyMs(node, label) !== null);
  const sites = network === null ? [] : [...nodes.values()].map(({ location }) => location ?? defaultSite);
  const all = [...new Set([...Object.keys(node.latencyMs), ...labels, ...sites])];
  return all.slice(0, listedLocations).join(", ") || "none";
}
