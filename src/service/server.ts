import { EventQueue } from "../engine/event-queue.js";
import type { Request } from "./request.js";

/**
 * The requests inside one container. At most `slots` are in service and share its work rate equally; the others wait in
 * order of arrival. One slot: first come, first served. Any number: processor sharing.
 *
 * Instead of what is left of each request there is one virtual time: the work that a request in service since the beginning
 * would have got. It grows by rate / n while n are in service, and a request of work w that enters at v is done at v + w. So
 * a change of the rate, or one more request, costs O(1), and a request O(log n).
 */
export class Server {
  /** When the next request is done at the present rate; Infinity: none will be. */
  dueSec: number = Number.POSITIVE_INFINITY;
  readonly #slots: number;
  readonly #queueMax: number;
  /** By the virtual time at which they are done. */
  readonly #inService = new EventQueue<Request>();
  #waiting: Request[] = [];
  /** Requests at the beginning of `#waiting` that wait no longer. */
  #taken = 0;
  #virtualSec = 0;
  #sinceSec = 0;
  #workRate = 0;

  /** @param slots and @param queueMax Infinity: any number */
  constructor(slots: number, queueMax: number) {
    this.#slots = slots;
    this.#queueMax = queueMax;
  }

  /** Requests in service. */
  get busy(): number {
    return this.#inService.size;
  }

  /** Takes a request in. @returns false: the queue is full */
  accept(request: Request, nowSec: number): boolean {
    if (this.busy >= this.#slots) {
      if (this.#waiting.length - this.#taken >= this.#queueMax) return false;
      this.#waiting.push(request);
      return true;
    }
    this.#advance(nowSec);
    this.#begin(request, nowSec);
    this.#schedule();
    return true;
  }

  /** From now on the requests in service get this much work per second, together. */
  setRate(workRate: number, nowSec: number): void {
    if (workRate === this.#workRate) return;
    this.#advance(nowSec);
    this.#workRate = workRate;
    this.#schedule();
  }

  /** Takes out a request that is done by now, and lets the next one in; null: none is. */
  takeDone(nowSec: number): Request | null {
    if (this.dueSec > nowSec) return null;
    this.#advance(nowSec);
    // It is done now, whatever rounding says.
    this.#virtualSec = Math.max(this.#virtualSec, this.#inService.nextSec);
    const request = this.#inService.pop()!;
    // Begun anew whenever it is empty, virtual time stays small and precise.
    if (this.busy === 0) this.#virtualSec = 0;
    const next = this.#nextWaiting();
    if (next !== undefined) this.#begin(next, nowSec);
    this.#schedule();
    return request;
  }

  /** Empties it and returns what was in it: those in service, then those that waited. */
  clear(): readonly Request[] {
    const served: Request[] = [];
    for (let request = this.#inService.pop(); request !== undefined; request = this.#inService.pop()) {
      served.push(request);
    }
    const all = [...served, ...this.#waiting.slice(this.#taken)];
    this.#waiting = [];
    this.#taken = 0;
    this.#virtualSec = 0;
    this.#schedule();
    return all;
  }

  #nextWaiting(): Request | undefined {
    if (this.#taken === this.#waiting.length) return undefined;
    const request = this.#waiting[this.#taken]!;
    this.#taken += 1;
    if (this.#taken >= 1024 && 2 * this.#taken >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#taken);
      this.#taken = 0;
    }
    return request;
  }

  #begin(request: Request, nowSec: number): void {
    request.startSec = nowSec;
    this.#inService.push(this.#virtualSec + request.workCpuSec, request);
  }

  #advance(nowSec: number): void {
    if (this.busy > 0) this.#virtualSec += (this.#workRate * (nowSec - this.#sinceSec)) / this.busy;
    this.#sinceSec = nowSec;
  }

  #schedule(): void {
    const left = Math.max(0, this.#inService.nextSec - this.#virtualSec);
    this.dueSec =
      this.busy === 0 || this.#workRate === 0
        ? Number.POSITIVE_INFINITY
        : this.#sinceSec + (left * this.busy) / this.#workRate;
  }
}
