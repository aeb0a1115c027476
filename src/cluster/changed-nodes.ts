/** Nodes (and links) that changed in one moment, each once, in the order in which they first did. */
export class ChangedNodes {
  readonly #nodes: Int32Array;
  readonly #isIn: Uint8Array;
  #count = 0;

  constructor(nodeCount: number) {
    this.#nodes = new Int32Array(nodeCount);
    this.#isIn = new Uint8Array(nodeCount);
  }

  get length(): number {
    return this.#count;
  }

  /** @returns whether it was not in yet */
  add(node: number): boolean {
    if (this.#isIn[node] === 1) return false;
    this.#isIn[node] = 1;
    this.#nodes[this.#count] = node;
    this.#count += 1;
    return true;
  }

  at(index: number): number {
    return this.#nodes[index]!;
  }

  clear(): void {
    for (let index = 0; index < this.#count; index += 1) this.#isIn[this.#nodes[index]!] = 0;
    this.#count = 0;
  }
}
