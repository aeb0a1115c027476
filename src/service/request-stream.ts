import type { RequestStreamSpec, ServiceSpec } from "../domain/service.js";
import { exponential } from "../random/distributions.js";
import type { Rng } from "../random/rng.js";
import type { Request } from "./request.js";
import type { RequestPath } from "./request-path.js";

/** The random draws of one stream: apart, so that one kind of arrivals draws the work that another does. */
export interface StreamDraws {
  readonly arrivals: Rng;
  readonly work: Rng;
}

/** Makes the requests of one stream, one at a time, in order of sending. */
export class RequestStream {
  readonly #index: number;
  readonly #spec: RequestStreamSpec;
  readonly #service: ServiceSpec;
  readonly #draws: StreamDraws;
  #path: RequestPath = { roundTripSec: 0, secPerKb: 0 };
  #beganSec = Number.NaN;
  #sent = 0;
  /** The request on its way to the node, the only one that is made ahead; null: none is. */
  #next: Request | null = null;

  /** @param index position in the service's list */
  constructor(index: number, service: ServiceSpec, draws: StreamDraws) {
    this.#index = index;
    this.#spec = service.streams[index]!;
    this.#service = service;
    this.#draws = draws;
  }

  /** When the next request reaches the node; Infinity: none is on its way. */
  get nextSec(): number {
    return this.#next?.reachesSec ?? Number.POSITIVE_INFINITY;
  }

  /** The way to the users from where the service is now; it holds for requests that are sent from now on. */
  set path(path: RequestPath) {
    this.#path = path;
  }

  /** Begins to send; the service is ready. */
  begin(nowSec: number): void {
    this.#beganSec = Math.max(nowSec, this.#spec.fromSec);
    this.#send(this.#timeAfter(this.#beganSec));
  }

  /** Takes the request that has reached the node. */
  take(): Request {
    const request = this.#next!;
    this.#next = null;
    if (this.#spec.arrivals.kind !== "batches") this.#send(this.#timeAfter(request.sentSec));
    return request;
  }

  /** The user of `batches` has an answer, or learns that there is none, and sends the next request some time later. */
  replied(atSec: number): void {
    const { arrivals } = this.#spec;
    if (arrivals.kind === "batches") this.#send(atSec + arrivals.gapSec);
  }

  /** Even distances are counted from the beginning, so that rounding does not add up. */
  #timeAfter(lastSec: number): number {
    const { arrivals } = this.#spec;
    if (arrivals.kind === "poisson") return lastSec + exponential(this.#draws.arrivals, 1 / arrivals.perSec);
    return arrivals.kind === "fixed" ? this.#beganSec + this.#sent / arrivals.perSec : lastSec;
  }

  #send(sentSec: number): void {
    const { arrivals, predictions } = this.#spec;
    if (arrivals.kind === "batches") {
      const size = arrivals.predictions[this.#sent];
      if (size !== undefined) this.#make(sentSec, size);
      return;
    }
    const isOver = arrivals.forSec !== null && sentSec > this.#beganSec + arrivals.forSec;
    if (!isOver && this.#sent !== arrivals.count) this.#make(sentSec, predictions);
  }

  #make(sentSec: number, predictions: number): void {
    const { requestKb, responseKb, requestKbPerPrediction, responseKbPerPrediction } = this.#spec;
    const { requestCpuSec, predictionCpuSec, work } = this.#service;
    const { roundTripSec, secPerKb } = this.#path;
    const meanCpuSec = requestCpuSec + predictions * predictionCpuSec;
    this.#sent += 1;
    this.#next = {
      stream: this.#index,
      number: this.#sent,
      predictions,
      workCpuSec: work === "exponential" ? exponential(this.#draws.work, meanCpuSec) : meanCpuSec,
      sentSec,
      reachesSec: sentSec + roundTripSec / 2 + (requestKb + predictions * requestKbPerPrediction) * secPerKb,
      backSec: roundTripSec / 2 + (responseKb + predictions * responseKbPerPrediction) * secPerKb,
      startSec: Number.NaN,
    };
  }
}
