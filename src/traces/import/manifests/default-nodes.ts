import type { ImportContext } from "../format.js";
import type { Entry } from "./entries.js";

/** The nodes of a scenario whose files know of none: `node-1`, `node-2`. */
export function defaultNodes(
  { options, notes }: ImportContext,
  labelsOf: (number: number) => Entry = () => ({}),
): readonly Entry[] {
  const { count, cpus, memoryMb } = options.nodes;
  notes.add(
    "assumed",
    `the files know of no nodes: ${count} of ${cpus} CPUs and ${memoryMb} MB (--nodes, --node-cpus, --node-memory-mb)`,
  );
  return Array.from({ length: count }, (_, index) => {
    const labels = labelsOf(index + 1);
    return { id: `node-${index + 1}`, cpus, memoryMb, ...(Object.keys(labels).length === 0 ? {} : { labels }) };
  });
}
