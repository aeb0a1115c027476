import type { NodeSpec } from "../domain/node.js";

/** Which node has which container image: those it began with, and those of the containers that have started on it. */
export class NodeImages {
  readonly #nodes: readonly NodeSpec[];
  readonly #presence: Map<string, Uint8Array> = new Map();

  constructor(nodes: readonly NodeSpec[]) {
    this.#nodes = nodes;
  }

  has(node: number, image: string): boolean {
    return this.#of(image)[node] === 1;
  }

  add(node: number, image: string): void {
    this.#of(image)[node] = 1;
  }

  #of(image: string): Uint8Array {
    const known = this.#presence.get(image);
    if (known !== undefined) return known;
    const presence = Uint8Array.from(this.#nodes, ({ images }) => (images.includes(image) ? 1 : 0));
    this.#presence.set(image, presence);
    return presence;
  }
}
