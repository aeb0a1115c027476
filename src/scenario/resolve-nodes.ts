import type { NodeSpec } from "../domain/node.js";
import { Misplaced } from "./misplaced.js";
import { MOST_NODES, type NodeInput } from "./node-schema.js";

/** The nodes one by one, by id, in the order of the file. Throws Misplaced. */
export function resolveNodes(inputs: readonly NodeInput[]): ReadonlyMap<string, NodeSpec> {
  const nodes = new Map<string, NodeSpec>();
  for (const [index, input] of inputs.entries()) {
    const { id, count, ...spec } = input;
    if (spec.reservedCpus >= spec.cpus) {
      throw new Misplaced(
        ["nodes", index, "reservedCpus"],
        `must be less than cpus (${spec.cpus}), got ${spec.reservedCpus}`,
      );
    }
    for (const name of numbered(id, count)) {
      if (nodes.has(name))
        throw new Misplaced(["nodes", index, "id"], `duplicate node id: ${name}; ids must be unique`);
      if (nodes.size === MOST_NODES) throw new Misplaced(["nodes"], `must be at most ${MOST_NODES} nodes`);
      nodes.set(name, { id: name, ...spec });
    }
  }
  return nodes;
}

/** The id itself or, with a count, id1 to idN. */
export function* numbered(id: string, count: number | undefined): Generator<string> {
  if (count === undefined) yield id;
  else for (let number = 1; number <= count; number++) yield `${id}${number}`;
}
