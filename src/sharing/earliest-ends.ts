import { dueSec, stride } from "./slots.js";

/** Of each node: which container ends first and when, and when the earliest of the others does. */
export class EarliestEnds {
  readonly firstSec: Float64Array;
  readonly firstPosition: Int32Array;
  readonly #secondSec: Float64Array;
  /** 1: all three hold. 2: only the earliest end does, since the container that was first has left. 0: none does. */
  readonly isRanked: Uint8Array;

  constructor(nodeCount: number) {
    this.firstSec = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
    this.firstPosition = new Int32Array(nodeCount).fill(-1);
    this.#secondSec = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
    this.isRanked = new Uint8Array(nodeCount).fill(1);
  }

  /** The container at a position has left the node. */
  left(node: number, position: number): void {
    if (this.isRanked[node] === 1 && position === this.firstPosition[node]) {
      this.firstSec[node] = this.#secondSec[node]!;
      this.isRanked[node] = 2;
    } else {
      this.isRanked[node] = 0;
    }
  }

  /** Looks through the ends of a node, whose values stand from `begin` to `end`. */
  rank(node: number, values: Float64Array, begin: number, end: number): void {
    let first = begin - stride;
    let firstSec = Number.POSITIVE_INFINITY;
    let secondSec = Number.POSITIVE_INFINITY;
    for (let at = begin; at < end; at += stride) {
      const sec = values[at + dueSec]!;
      if (sec < firstSec) {
        secondSec = firstSec;
        firstSec = sec;
        first = at;
      } else if (sec < secondSec) {
        secondSec = sec;
      }
    }
    this.ranked(node, (first - begin) / stride, firstSec, secondSec);
  }

  ranked(node: number, firstPosition: number, firstSec: number, secondSec: number): void {
    this.firstSec[node] = firstSec;
    this.#secondSec[node] = secondSec;
    this.firstPosition[node] = firstPosition;
    this.isRanked[node] = 1;
  }
}
