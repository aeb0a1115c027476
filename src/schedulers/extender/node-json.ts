import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { NodeSpec } from "../../domain/node.js";
import type { PodContext } from "../pods/filter.js";
import { memoryQuantity } from "./pod-json.js";

/** The candidates as a v1 NodeList. */
export const nodeListJson = (context: PodContext, nodes: readonly NodeIndex[]): object => ({
  apiVersion: "v1",
  kind: "NodeList",
  items: nodes.map((node) => nodeJson(context, nodeIndex(node))),
});

/**
 * A node as a v1 Node. Its latency to each location stands there as a label such as `HOME-EDGE: 9.8ms`, which is how
 * Angelopoulos's extender reads it; labels of the scenario win.
 */
function nodeJson({ pod, view }: PodContext, index: NodeIndex): object {
  const node = view.node(index);
  const names = new Set(node.images);
  if (pod?.image && view.imagePresence(pod.image.name).isOn(index)) names.add(pod.image.name);
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: node.id, labels: labelsOf(node) },
    spec: { taints: node.taints.map(({ key, value, effect }) => ({ key, value, effect })) },
    status: {
      capacity: resources(node, node.cpus),
      allocatable: resources(node, view.capacityCpus(index)),
      conditions: [{ type: "Ready", status: view.isUp(index) ? "True" : "False" }],
      images: [...names].map((name) => ({
        names: [name],
        ...(name === pod?.image?.name ? { sizeBytes: Math.round(pod.image.sizeMb * 2 ** 20) } : {}),
      })),
    },
  };
}

const labelsOf = (node: NodeSpec): Readonly<Record<string, string>> => ({
  "kubernetes.io/hostname": node.id,
  ...(node.location === null ? {} : { "topology.kubernetes.io/zone": node.location }),
  ...Object.fromEntries(Object.entries(node.latencyMs).map(([location, ms]) => [location, `${ms}ms`])),
  ...node.labels,
});

const resources = (node: NodeSpec, cpus: number): Readonly<Record<string, string>> => ({
  cpu: `${Math.floor(cpus * 1000 + 1e-6)}m`,
  ...(node.memoryMb === null ? {} : { memory: memoryQuantity(node.memoryMb) }),
  ...(node.gpus > 0 ? { "nvidia.com/gpu": `${node.gpus}` } : {}),
});
