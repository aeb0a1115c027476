/** Jobs in order of arrival; those that arrive together keep their order in the list. */
export class Arrivals {
  readonly #arrivalSec: Float64Array;
  readonly #order: Int32Array;
  #taken = 0;
  /** When the next one arrives; Infinity behind the last. */
  nextSec: number;

  constructor(arrivalSec: Float64Array) {
    this.#arrivalSec = arrivalSec;
    this.#order = arrivalOrder(arrivalSec);
    this.nextSec = this.#peekSec();
  }

  get count(): number {
    return this.#order.length;
  }

  /** Takes the next job; there is one. */
  take(): number {
    const job = this.#order[this.#taken]!;
    this.#taken += 1;
    this.nextSec = this.#peekSec();
    return job;
  }

  #peekSec(): number {
    const job = this.#order[this.#taken];
    return job === undefined ? Number.POSITIVE_INFINITY : this.#arrivalSec[job]!;
  }
}

function arrivalOrder(arrivalSec: Float64Array): Int32Array {
  const order = new Int32Array(arrivalSec.length);
  let sorted = true;
  for (let job = 0; job < order.length; job += 1) {
    order[job] = job;
    if (job > 0 && arrivalSec[job]! < arrivalSec[job - 1]!) sorted = false;
  }
  return sorted ? order : order.sort((a, b) => arrivalSec[a]! - arrivalSec[b]! || a - b);
}
