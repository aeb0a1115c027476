import type { RequestRecord, ServiceResult } from "../domain/service.js";
import { ResponseHistogram } from "./response-histogram.js";
import { ResponsesOverTime } from "./responses-over-time.js";

/** Up to this many response times of a service are kept one by one, and its percentiles are exact. */
const exactMax = 100_000;
const relativeError = 0.005;

type Tallied = Omit<ServiceResult, "service" | "node" | "readySec">;

/** Counts what becomes of the requests to one service, in memory that does not grow with them. */
export class RequestTally {
  readonly #responses = new ResponseHistogram(relativeError, exactMax);
  readonly #overTime: ResponsesOverTime;
  readonly #bySize: Map<number, ResponseHistogram> = new Map();
  readonly #counts = { answered: 0, refused: 0, lost: 0 };
  #networkSec = 0;
  #queueSec = 0;
  #serviceSec = 0;

  /** @param beganSec no request is sent before */
  constructor(beganSec: number) {
    this.#overTime = new ResponsesOverTime(beganSec);
  }

  add({ outcome, sentSec, predictions, networkSec, queueSec, serviceSec, responseSec }: RequestRecord): void {
    this.#counts[outcome] += 1;
    if (responseSec === null) return;
    this.#networkSec += networkSec;
    this.#queueSec += queueSec ?? 0;
    this.#serviceSec += serviceSec ?? 0;
    this.#responses.add(responseSec);
    this.#overTime.add(sentSec, responseSec);
    const ofSize = this.#bySize.get(predictions) ?? new ResponseHistogram(relativeError, 0);
    this.#bySize.set(predictions, ofSize);
    ofSize.add(responseSec);
  }

  result(): Tallied {
    const { answered, refused, lost } = this.#counts;
    return {
      sent: answered + refused + lost,
      ...this.#counts,
      networkSec: this.#networkSec,
      queueSec: this.#queueSec,
      serviceSec: this.#serviceSec,
      responses: this.#responses.sample(),
      overTime: this.#overTime.bins(),
      bySize: [...this.#bySize]
        .toSorted(([left], [right]) => left - right)
        .map(([predictions, histogram]) => ({ predictions, sample: histogram.sample() })),
    };
  }
}
