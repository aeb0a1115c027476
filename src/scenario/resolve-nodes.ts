import type { NodeSpec } from "../domain/node.js";
import type { RuntimeSpec } from "../domain/runtime.js";
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
    const { speed, memoryMb } = inRuntime(spec, index);
    for (const name of numbered(id, count)) {
      if (nodes.has(name))
        throw new Misplaced(["nodes", index, "id"], `duplicate node id: ${name}; ids must be unique`);
      if (nodes.size === MOST_NODES) throw new Misplaced(["nodes"], `must be at most ${MOST_NODES} nodes`);
      nodes.set(name, { id: name, ...spec, speed, memoryMb });
    }
  }
  return nodes;
}

/** What is left of a node inside what it runs in. */
function inRuntime(node: Inside, index: number): Omit<Inside, "runtime"> {
  const { runtime, speed, memoryMb } = node;
  if (runtime === null) return node;
  const { cpuFactor, memoryOverheadMb } = runtime;
  if (memoryMb !== null && memoryOverheadMb >= memoryMb) {
    throw new Misplaced(
      ["nodes", index, "runtime", "memoryOverheadMb"],
      `must be less than memoryMb (${memoryMb}), got ${memoryOverheadMb}`,
    );
  }
  return { speed: speed * cpuFactor, memoryMb: memoryMb === null ? null : memoryMb - memoryOverheadMb };
}

interface Inside {
  readonly runtime: RuntimeSpec | null;
  readonly speed: number;
  readonly memoryMb: number | null;
}

/** The id itself or, with a count, id1 to idN. */
export function* numbered(id: string, count: number | undefined): Generator<string> {
  if (count === undefined) yield id;
  else for (let number = 1; number <= count; number++) yield `${id}${number}`;
}
