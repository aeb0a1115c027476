import type { NodeIndex } from "../domain/ids.js";
import type { NodeSpec } from "../domain/node.js";
import type { PodSpec } from "../domain/pod.js";
import type { ImagePresence } from "../domain/view.js";

/** Which node has which container image: those it began with, and those of the containers that have started on it. */
export class NodeImages {
  readonly #nodes: readonly NodeSpec[];
  readonly #presences: Map<string, Presence> = new Map();

  constructor(nodes: readonly NodeSpec[]) {
    this.#nodes = nodes;
  }

  /** The same object each time, which follows every change. */
  presence(image: string): Presence {
    const known = this.#presences.get(image);
    if (known !== undefined) return known;
    const presence = new Presence(this.#nodes.map(({ images }) => images.includes(image)));
    this.#presences.set(image, presence);
    return presence;
  }

  /** How long a node takes to get the image of a job; 0: it has it, or gets it at once. */
  pullSec(pod: PodSpec | null, node: number): number {
    const image = pod?.image ?? null;
    const { pullMbPerSec } = this.#nodes[node]!;
    if (image === null || pullMbPerSec === null || this.presence(image.name).isOn(node)) return 0;
    return image.sizeMb / pullMbPerSec;
  }

  /** A container of a job runs on a node, which has its image from now on. */
  keep(pod: PodSpec | null, node: number): void {
    const image = pod?.image ?? null;
    if (image !== null) this.presence(image.name).add(node);
  }
}

class Presence implements ImagePresence {
  readonly #isOn: boolean[];
  nodeCount: number;

  constructor(isOn: boolean[]) {
    this.#isOn = isOn;
    this.nodeCount = isOn.filter((each) => each).length;
  }

  isOn(node: NodeIndex | number): boolean {
    return this.#isOn[node]!;
  }

  add(node: number): void {
    if (this.#isOn[node]!) return;
    this.#isOn[node] = true;
    this.nodeCount += 1;
  }
}
