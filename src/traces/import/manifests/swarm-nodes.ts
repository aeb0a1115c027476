import * as z from "zod";
import { keeps } from "../../../domain/label-match.js";
import type { NodeConstraint } from "../../../domain/pod.js";
import type { ImportContext } from "../format.js";
import type { Origin } from "../reading/documents.js";
import type { Entry } from "./entries.js";
import { readObject } from "./read-object.js";

/** A node of a Swarm. */
export interface SwarmNode {
  readonly id: string;
  readonly cpus: number;
  readonly memoryMb: number;
  readonly labels: Readonly<Record<string, string>>;
}

const labels = z.record(z.string(), z.string()).nullish();

const inspected = z.object({
  ID: z.string().nullish(),
  Spec: z.object({ Role: z.string(), Availability: z.string().default("active"), Labels: labels }),
  Description: z.object({
    Hostname: z.string().min(1),
    Platform: z.object({ Architecture: z.string().nullish(), OS: z.string().nullish() }).nullish(),
    Resources: z.object({ NanoCPUs: z.number().positive(), MemoryBytes: z.number().positive() }),
    Engine: z.object({ Labels: labels }).nullish(),
  }),
});

/** Whether a value is what `docker node inspect` gives of one node. */
export const isInspectedNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && "Spec" in value && "Description" in value;

/** null: the node takes no tasks. */
export function inspectedNode(value: unknown, origin: Origin, { notes }: ImportContext): SwarmNode | null {
  const { ID, Spec, Description } = readObject(
    inspected,
    value,
    "a node of docker node inspect",
    origin,
    notes,
    (path) => `node ${path.replace(/^(\w+\.\w+).*$/, "$1")}: not modelled`,
  );
  if (Spec.Availability !== "active") {
    notes.add("dropped", `a node whose availability is ${Spec.Availability}: it takes no tasks`, () => origin.place);
    return null;
  }
  const { Hostname, Platform, Resources, Engine } = Description;
  const engine = Object.entries(Engine?.Labels ?? {}).map(([key, label]) => [`engine.labels.${key}`, label]);
  const known = {
    "node.role": Spec.Role,
    "node.id": ID ?? "",
    "node.platform.os": Platform?.OS ?? "",
    "node.platform.arch": Platform?.Architecture ?? "",
  };
  return {
    id: Hostname,
    cpus: Resources.NanoCPUs / 1e9,
    memoryMb: Resources.MemoryBytes / 2 ** 20,
    labels: {
      ...Spec.Labels,
      ...Object.fromEntries(engine),
      ...Object.fromEntries(Object.entries(known).filter(([, label]) => label !== "")),
    },
  };
}

/**
 * The nodes of a Swarm of which the files know none: `node-1` is the manager, and each list of constraints that no node keeps
 * gives its labels to the first node that they do not contradict, or to one more node.
 */
export function assumedNodes(
  { options, notes }: ImportContext,
  wanted: readonly (readonly NodeConstraint[])[],
): SwarmNode[] {
  const { count, cpus, memoryMb } = options.nodes;
  const make = (id: string): SwarmNode => ({ id, cpus, memoryMb, labels: {} });
  const nodes = Array.from({ length: count }, (_, index) => ({
    ...make(`node-${index + 1}`),
    labels: { "node.role": index === 0 ? "manager" : "worker" },
  }));
  notes.add(
    "assumed",
    `the files know of no nodes: ${count} of ${cpus} CPUs and ${memoryMb} MB, node-1 the manager (--nodes, --node-cpus, --node-memory-mb, or docker node inspect's JSON)`,
  );
  for (const constraints of wanted) {
    const isKept = (node: Pick<SwarmNode, "id" | "labels">): boolean => constraints.every((each) => keeps(node, each));
    if (nodes.some(isKept)) continue;
    const hostname = constraints.find(({ label, isEqual }) => label === null && isEqual)?.value;
    const asked = Object.fromEntries(
      constraints.flatMap(({ label, isEqual, value }) => (label === null || !isEqual ? [] : [[label, value]])),
    );
    const suits = (node: SwarmNode): boolean =>
      Object.keys(asked).every((label) => [undefined, asked[label]].includes(node.labels[label])) &&
      isKept({ ...node, labels: { ...node.labels, ...asked } });
    const added = { ...make(hostname ?? `node-${nodes.length + 1}`), labels: { "node.role": "worker", ...asked } };
    const found = nodes.findIndex(suits);
    if (found >= 0) nodes[found] = { ...nodes[found]!, labels: { ...nodes[found]!.labels, ...asked } };
    else if (isKept(added) && !nodes.some(({ id }) => id === added.id)) nodes.push(added);
    else continue;
    notes.add("assumed", "nodes with the names and labels that constraints ask for; edit nodes to say which have them");
  }
  return nodes;
}

export const swarmNodeEntry = ({ labels, ...node }: SwarmNode): Entry =>
  Object.keys(labels).length === 0 ? node : { ...node, labels };
