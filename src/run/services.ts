import type { Cluster } from "../cluster/cluster.js";
import { phases } from "../cluster/job-table.js";
import { want } from "../cluster/limits.js";
import { isServing } from "../cluster/progress.js";
import { assert } from "../domain/assert.js";
import type { NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import type { RequestRecord, RequestStreamSpec, ServiceResult } from "../domain/service.js";
import { IndexedHeap } from "../engine/indexed-heap.js";
import type { Streams } from "../random/streams.js";
import { PredictionService } from "../service/prediction-service.js";
import { type RequestPath, requestPath } from "../service/request-path.js";
import type { EventSource } from "./event-source.js";

/** Where the draws of services come from, and who is told of their requests. */
export interface ServiceInput {
  readonly streams: Streams;
  readonly onRequest: ((record: RequestRecord) => void) | null;
}

/** The containers that answer requests: ties what happens inside them to the CPUs that their nodes give them. */
export class Services implements EventSource {
  readonly isWork = true;
  readonly #cluster: Cluster;
  readonly #network: NetworkSpec | null;
  readonly #tellEnd: (job: number) => void;
  /** Job of each service, and the other way round. */
  readonly #jobs: readonly number[];
  readonly #indexes: ReadonlyMap<number, number>;
  readonly #services: readonly PredictionService[];
  /** By when something happens next in them. */
  readonly #next: IndexedHeap;
  /** Services that run on each node. */
  readonly #on: Map<number, Set<number>> = new Map();

  /** @param tellEnd is told that the container of a service that nobody will ask any more has ended */
  constructor(
    cluster: Cluster,
    { services, network }: { readonly services?: ServiceInput; readonly network?: NetworkSpec | null },
    tellEnd: (job: number) => void,
  ) {
    assert(services !== undefined, "a run with services says what they draw from");
    const { streams, onRequest } = services;
    const { specs } = cluster.jobs;
    this.#cluster = cluster;
    this.#network = network ?? null;
    this.#tellEnd = tellEnd;
    this.#jobs = [...specs.keys()].filter((job) => specs[job]!.service !== undefined);
    this.#indexes = new Map(this.#jobs.map((job, index) => [job, index]));
    this.#services = this.#jobs.map((job) => {
      const { id, service } = specs[job]!;
      const draws = service!.streams.map((_, index) => ({
        arrivals: streams.get(`service/${id}/${index + 1}/arrivals`),
        work: streams.get(`service/${id}/${index + 1}/work`),
      }));
      return new PredictionService(id, service!, draws, onRequest);
    });
    this.#next = new IndexedHeap(this.#services.length);
  }

  get nextSec(): number {
    return this.#next.firstKey;
  }

  fire(): void {
    const { nowSec } = this.#cluster;
    while (this.#next.firstKey <= nowSec) {
      const index = this.#next.first!;
      this.#services[index]!.fire(nowSec);
      this.#changed(index);
    }
  }

  /** A container runs on a node, or has done its work there. If it is a service with no work left, it answers from now on. */
  running(job: number): void {
    const cluster = this.#cluster;
    const index = this.#indexes.get(job);
    if (index === undefined || !isServing(cluster, job)) return;
    const node = cluster.jobs.node[job]!;
    const spec = cluster.nodes[node]!;
    const { streams } = cluster.jobs.specs[job]!.service!;
    const here = this.#on.get(node) ?? new Set();
    this.#on.set(node, here.add(index));
    const service = this.#services[index]!;
    service.ready({ node: spec.id, paths: this.#paths(spec, streams) }, cluster.nowSec);
    want(cluster, job, this.#wantedCpus(index));
    // One that is over before it begins ends with the events of this moment, not in the middle of what started it.
    this.#next.update(index, service.isOver ? cluster.nowSec : service.nextSec);
  }

  /** A container left a node: moved with all that is in it, or lost with the node. */
  left(job: number, node: number, isLost: boolean): void {
    const index = this.#indexes.get(job);
    if (index === undefined || this.#on.get(node)?.delete(index) !== true) return;
    const { nowSec } = this.#cluster;
    if (isLost) this.#services[index]!.lose(nowSec);
    else this.#services[index]!.setRate(0, nowSec);
    this.#next.update(index, this.#services[index]!.nextSec);
  }

  /** The containers of a node have new rates. */
  settled(node: number): void {
    const { cpus, jobs, nowSec } = this.#cluster;
    for (const index of this.#on.get(node) ?? []) {
      const service = this.#services[index]!;
      service.setRate(cpus.workRate(node, jobs.position[this.#jobs[index]!]!), nowSec);
      // One that is over before it begins keeps the moment at which it is ended.
      if (!service.isOver) this.#next.update(index, service.nextSec);
    }
  }

  results(): readonly ServiceResult[] {
    return this.#services.map((service) => service.result());
  }

  /** Something happened inside a service. */
  #changed(index: number): void {
    const { jobs } = this.#cluster;
    const job = this.#jobs[index]!;
    const service = this.#services[index]!;
    this.#next.update(index, service.nextSec);
    if (jobs.phase[job] !== phases.running || !isServing(this.#cluster, job)) return;
    want(this.#cluster, job, this.#wantedCpus(index));
    if (!service.isOver) return;
    const node = jobs.node[job]!;
    this.#on.get(node)?.delete(index);
    this.#cluster.touch(node);
    this.#cluster.end(job);
    this.#tellEnd(job);
  }

  #wantedCpus(index: number): number {
    const { cpusMax } = this.#cluster.jobs.specs[this.#jobs[index]!]!;
    return Math.min(this.#services[index]!.wantedCpus, cpusMax ?? Number.POSITIVE_INFINITY);
  }

  #paths(node: NodeSpec, streams: readonly RequestStreamSpec[]): readonly RequestPath[] {
    return streams.map((stream) => requestPath(node, stream, this.#network) ?? unknownPath);
  }
}

/** The scenario was checked: only a node that no service may be placed on is without a way. */
const unknownPath: RequestPath = { roundTripSec: 0, secPerKb: 0 };
