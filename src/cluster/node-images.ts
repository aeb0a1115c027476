import type { NodeIndex } from "../domain/ids.js";
import type { NodeSpec } from "../domain/node.js";
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
