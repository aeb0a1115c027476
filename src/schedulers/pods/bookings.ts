import type { JobIndex, NodeIndex } from "../../domain/ids.js";
import type { PodSpec } from "../../domain/pod.js";
import type { Trigger, TriggerKind } from "../../domain/trigger.js";
import type { ClusterView } from "../../domain/view.js";
import { GpuBookings } from "./gpu-bookings.js";
import { type DefaultRequests, type Requests, requestsByPod } from "./requests.js";

/** The triggers that `Bookings.follow` wants. */
export const bookingTriggers: readonly TriggerKind[] = ["completion", "leave", "node-down", "node-up"];

/**
 * A cluster manager's own account of what it has put where: requests, not use. Every change is O(1), so it costs the same
 * however many containers there are.
 */
export class Bookings {
  readonly milliCpus: Float64Array;
  readonly memoryMb: Float64Array;
  readonly scoredMilliCpus: Float64Array;
  readonly scoredMemoryMb: Float64Array;
  /** Jobs on each node. */
  readonly pods: Int32Array;
  readonly gpus: GpuBookings;
  downCount = 0;
  readonly #requestsOf: (pod: PodSpec | null) => Requests;
  readonly #servicePods: Map<string, Int32Array> = new Map();
  readonly #nodeOf: Map<JobIndex, NodeIndex> = new Map();

  constructor(nodeCount: number, defaults: DefaultRequests) {
    this.milliCpus = new Float64Array(nodeCount);
    this.memoryMb = new Float64Array(nodeCount);
    this.scoredMilliCpus = new Float64Array(nodeCount);
    this.scoredMemoryMb = new Float64Array(nodeCount);
    this.pods = new Int32Array(nodeCount);
    this.gpus = new GpuBookings(nodeCount);
    this.#requestsOf = requestsByPod(defaults);
  }

  requests(pod: PodSpec | null): Requests {
    return this.#requestsOf(pod);
  }

  /** Jobs of a service on each node. */
  servicePods(service: string): Int32Array {
    const known = this.#servicePods.get(service);
    if (known !== undefined) return known;
    const counts = new Int32Array(this.pods.length);
    this.#servicePods.set(service, counts);
    return counts;
  }

  book(job: JobIndex, node: NodeIndex, view: ClusterView): void {
    this.release(job, view);
    this.#nodeOf.set(job, node);
    this.#add(view.pod(job), node, 1);
    this.gpus.book(job, this.#requestsOf(view.pod(job)).milliGpus, node);
  }

  release(job: JobIndex, view: ClusterView): void {
    const node = this.#nodeOf.get(job);
    if (node === undefined) return;
    this.#nodeOf.delete(job);
    this.#add(view.pod(job), node, -1);
    this.gpus.release(job);
  }

  /** Keeps the account right when containers end, move and are lost. */
  follow(trigger: Trigger, view: ClusterView): void {
    if (trigger.kind === "completion") this.release(trigger.job, view);
    else if (trigger.kind === "node-down") this.downCount += 1;
    else if (trigger.kind === "node-up") this.downCount -= 1;
    else if (trigger.kind === "leave") {
      if (trigger.to === null) this.release(trigger.job, view);
      else this.book(trigger.job, trigger.to, view);
    }
  }

  #add(pod: PodSpec | null, node: NodeIndex, sign: 1 | -1): void {
    const requests = this.#requestsOf(pod);
    this.milliCpus[node]! += sign * requests.milliCpus;
    this.memoryMb[node]! += sign * requests.memoryMb;
    this.scoredMilliCpus[node]! += sign * requests.scoredMilliCpus;
    this.scoredMemoryMb[node]! += sign * requests.scoredMemoryMb;
    this.pods[node]! += sign;
    if (pod !== null && pod.service !== null) this.servicePods(pod.service)[node]! += sign;
  }
}
