import type { ResponseSample } from "../domain/service.js";

/** Below it response times are not told apart, so that logarithms stay finite. */
const leastSec = 1e-9;

/**
 * Response times in bounded memory. The first `exactMax` are kept as they are; when more come, only how many lie in each
 * bucket, whose bounds grow by one factor, so that a quantile is off by at most `relativeError` of itself (the idea of
 * DDSketch, Masson et al., VLDB 2019). Count, sum, least and largest are exact.
 */
export class ResponseHistogram {
  readonly #logBase: number;
  readonly #base: number;
  readonly #buckets: Map<number, number> = new Map();
  #values: Float64Array | null;
  readonly #exactMax: number;
  #count = 0;
  #sumSec = 0;
  #minSec = Number.POSITIVE_INFINITY;
  #maxSec = 0;

  /** @param relativeError in (0, 1) */
  constructor(relativeError: number, exactMax: number) {
    this.#base = (1 + relativeError) / (1 - relativeError);
    this.#logBase = Math.log(this.#base);
    this.#exactMax = exactMax;
    this.#values = exactMax === 0 ? null : new Float64Array(Math.min(64, exactMax));
  }

  add(responseSec: number): void {
    const bucket = Math.ceil(Math.log(Math.max(responseSec, leastSec)) / this.#logBase);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.#keep(responseSec);
    this.#count += 1;
    this.#sumSec += responseSec;
    this.#minSec = Math.min(this.#minSec, responseSec);
    this.#maxSec = Math.max(this.#maxSec, responseSec);
  }

  /** Takes in what another one of the same error holds; neither keeps values. */
  merge(other: ResponseHistogram): void {
    for (const [bucket, count] of other.#buckets) {
      this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
    }
    this.#count += other.#count;
    this.#sumSec += other.#sumSec;
    this.#minSec = Math.min(this.#minSec, other.#minSec);
    this.#maxSec = Math.max(this.#maxSec, other.#maxSec);
  }

  sample(): ResponseSample {
    return {
      count: this.#count,
      sumSec: this.#sumSec,
      minSec: this.#minSec,
      maxSec: this.#maxSec,
      values: this.#values?.slice(0, this.#count) ?? null,
      buckets: this.#buckets,
      base: this.#base,
    };
  }

  #keep(responseSec: number): void {
    if (this.#values === null) return;
    if (this.#count === this.#exactMax) {
      this.#values = null;
      return;
    }
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(Math.min(2 * this.#count, this.#exactMax));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = responseSec;
  }
}
