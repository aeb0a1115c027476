import type { ResponseBin } from "../domain/service.js";
import { ResponseHistogram } from "./response-histogram.js";

const mostBins = 128;
const narrowestSec = 1 / 1024;
const relativeError = 0.01;

/** Response times by when their requests were sent: at most 128 equal bins, which double their width when more would be needed. */
export class ResponsesOverTime {
  readonly #beganSec: number;
  #widthSec = narrowestSec;
  #bins: (ResponseHistogram | undefined)[] = [];

  /** @param beganSec no request is sent before */
  constructor(beganSec: number) {
    this.#beganSec = beganSec;
  }

  add(sentSec: number, responseSec: number): void {
    while (sentSec - this.#beganSec >= mostBins * this.#widthSec) this.#widen();
    const index = Math.floor((sentSec - this.#beganSec) / this.#widthSec);
    this.#bins[index] ??= new ResponseHistogram(relativeError, 0);
    this.#bins[index].add(responseSec);
  }

  /** In order of time; those without an answer are left out. */
  bins(): readonly ResponseBin[] {
    const edgeSec = (index: number): number => this.#beganSec + index * this.#widthSec;
    return Array.from(this.#bins, (bin, index) =>
      bin === undefined ? [] : [{ fromSec: edgeSec(index), toSec: edgeSec(index + 1), sample: bin.sample() }],
    ).flat();
  }

  #widen(): void {
    const merged: (ResponseHistogram | undefined)[] = [];
    for (const [index, bin] of this.#bins.entries()) {
      if (bin === undefined) continue;
      const before = merged[index >> 1];
      if (before === undefined) merged[index >> 1] = bin;
      else before.merge(bin);
    }
    this.#bins = merged;
    this.#widthSec *= 2;
  }
}
