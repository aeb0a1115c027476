import type { RequestRecord, ServiceResult, ServiceSpec } from "../domain/service.js";
import type { Request } from "./request.js";
import type { RequestPath } from "./request-path.js";
import { RequestStream, type StreamDraws } from "./request-stream.js";
import { RequestTally } from "./request-tally.js";
import { Server } from "./server.js";

/** Where a service is, and how its users reach it. */
export interface ServicePlace {
  readonly node: string;
  /** One for each stream. */
  readonly paths: readonly RequestPath[];
}

/**
 * One container that answers requests: their streams, the server, and what became of them. It knows no cluster: it is told
 * where it is and how fast it works, and says how many CPUs it could use.
 */
export class PredictionService {
  readonly #id: string;
  readonly #spec: ServiceSpec;
  readonly #server: Server;
  readonly #streams: readonly RequestStream[];
  readonly #onRequest: ((record: RequestRecord) => void) | null;
  #tally: RequestTally | null = null;
  #node: string | null = null;
  #readySec: number | null = null;
  #isUp = false;

  /**
   * @param draws one for each stream
   * @param onRequest told of each request once it is over; null: nobody asks
   */
  constructor(
    id: string,
    spec: ServiceSpec,
    draws: readonly StreamDraws[],
    onRequest: ((record: RequestRecord) => void) | null,
  ) {
    this.#id = id;
    this.#spec = spec;
    this.#server = new Server(spec.concurrency ?? Number.POSITIVE_INFINITY, spec.queueMax ?? Number.POSITIVE_INFINITY);
    this.#streams = draws.map((each, index) => new RequestStream(index, spec, each));
    this.#onRequest = onRequest;
  }

  /** When something happens next; Infinity: nothing does by itself. */
  get nextSec(): number {
    let nextSec = this.#server.dueSec;
    for (let index = 0; index < this.#streams.length; index += 1) {
      nextSec = Math.min(nextSec, this.#streams[index]!.nextSec);
    }
    return nextSec;
  }

  /** CPUs that its requests could use now. */
  get wantedCpus(): number {
    return this.#server.busy * this.#spec.cpusPerRequest;
  }

  /** Whether it was ready once and nobody will ask it any more. */
  get isOver(): boolean {
    return this.#readySec !== null && this.#server.busy === 0 && this.nextSec === Number.POSITIVE_INFINITY;
  }

  /** It answers from now on; when it does for the first time, its streams begin. What was in it when it moved is still there. */
  ready({ node, paths }: ServicePlace, nowSec: number): void {
    this.#node = node;
    this.#isUp = true;
    for (const [index, stream] of this.#streams.entries()) stream.path = paths[index]!;
    if (this.#readySec !== null) return;
    this.#readySec = nowSec;
    this.#tally = new RequestTally(nowSec);
    for (const stream of this.#streams) stream.begin(nowSec);
  }

  /** It lost its node: what was in it is lost, and what comes until it is ready again is refused. */
  lose(nowSec: number): void {
    this.#isUp = false;
    this.#server.setRate(0, nowSec);
    for (const request of this.#server.clear()) this.#fail(request, "lost", nowSec);
  }

  /** It gets this much work done per second from now on. */
  setRate(workRate: number, nowSec: number): void {
    this.#server.setRate(workRate, nowSec);
  }

  /** Lets all happen that is due by now: requests end, then others come. */
  fire(nowSec: number): void {
    for (;;) {
      const done = this.#server.takeDone(nowSec);
      if (done !== null) {
        this.#answer(done, nowSec);
        continue;
      }
      const stream = this.#streamDue(nowSec);
      if (stream === null) return;
      const request = stream.take();
      if (!this.#isUp || !this.#server.accept(request, nowSec)) this.#fail(request, "refused", nowSec);
    }
  }

  result(): ServiceResult {
    const tally = this.#tally ?? new RequestTally(0);
    return { service: this.#id, node: this.#node, readySec: this.#readySec, ...tally.result() };
  }

  /** The stream whose request has been there longest by now, the first of equals; null: none has one. */
  #streamDue(nowSec: number): RequestStream | null {
    let due: RequestStream | null = null;
    for (let index = 0; index < this.#streams.length; index += 1) {
      const stream = this.#streams[index]!;
      if (stream.nextSec <= nowSec && (due === null || stream.nextSec < due.nextSec)) due = stream;
    }
    return due;
  }

  #answer(request: Request, nowSec: number): void {
    const { reachesSec, startSec, sentSec, backSec } = request;
    const answeredSec = nowSec + backSec;
    this.#note(request, "answered", {
      queueSec: startSec - reachesSec,
      serviceSec: nowSec - startSec,
      responseSec: answeredSec - sentSec,
    });
    this.#streams[request.stream]!.replied(answeredSec);
  }

  #fail(request: Request, outcome: "refused" | "lost", nowSec: number): void {
    this.#note(request, outcome, { queueSec: null, serviceSec: null, responseSec: null });
    this.#streams[request.stream]!.replied(nowSec + request.backSec);
  }

  #note(
    { stream, number, predictions, sentSec, reachesSec, backSec }: Request,
    outcome: RequestRecord["outcome"],
    times: Pick<RequestRecord, "queueSec" | "serviceSec" | "responseSec">,
  ): void {
    const record: RequestRecord = {
      service: this.#id,
      stream: stream + 1,
      number,
      origin: this.#spec.streams[stream]!.origin,
      node: this.#node ?? "",
      predictions,
      sentSec,
      outcome,
      networkSec: reachesSec - sentSec + backSec,
      ...times,
    };
    this.#tally?.add(record);
    this.#onRequest?.(record);
  }
}
