import { assert } from "../domain/assert.js";
import type { JobSpec } from "../domain/job.js";
import type { NodeSpec } from "../domain/node.js";
import { IndexedHeap } from "../engine/indexed-heap.js";
import { SharedCpus } from "../sharing/shared-cpus.js";
import { JobTable, phases } from "./job-table.js";
import { PendingList } from "./pending-list.js";

/** Is told of each node whose rates were solved anew, after the fact. */
export type SettleListener = (cluster: Cluster, node: number) => void;

/**
 * Nodes and the containers on them: the only world that changes. Changes of one moment are collected and take effect
 * together in `settle`. Jobs and nodes are meant by their position in the lists given.
 */
export class Cluster {
  nowSec = 0;
  readonly nodes: readonly NodeSpec[];
  readonly jobs: JobTable;
  readonly pending: PendingList;
  readonly cpus: SharedCpus;
  /** Infinity where memory is not modelled. */
  readonly freeMemoryMb: Float64Array;
  readonly #due: IndexedHeap;
  /** Nodes that changed in this moment, and the mark that keeps each from standing here twice. */
  readonly #changed: Int32Array;
  readonly #isChanged: Uint8Array;
  #changedCount = 0;
  readonly #onSettle: SettleListener | null;

  constructor(nodes: readonly NodeSpec[], jobs: readonly JobSpec[], onSettle: SettleListener | null) {
    this.nodes = nodes;
    this.jobs = new JobTable(jobs, nodes);
    this.pending = new PendingList(jobs.length);
    this.cpus = new SharedCpus(
      nodes.map((node) => node.cpus - node.reservedCpus),
      nodes.map((node) => node.speed),
    );
    this.freeMemoryMb = Float64Array.from(nodes, (node) => node.memoryMb ?? Number.POSITIVE_INFINITY);
    this.#due = new IndexedHeap(nodes.length);
    this.#changed = new Int32Array(nodes.length);
    this.#isChanged = new Uint8Array(nodes.length);
    this.#onSettle = onSettle;
  }

  /** When the next container ends if nothing changes; Infinity: none runs. */
  get nextDueSec(): number {
    return this.#due.firstKey;
  }

  submit(job: number): void {
    assert(this.jobs.phase[job] === phases.coming, "a job is submitted once");
    this.jobs.phase[job] = phases.pending;
    this.pending.add(job);
  }

  /** Starts a pending job; the caller has checked that its memory is free. */
  start(job: number, node: number): void {
    const { jobs } = this;
    assert(jobs.phase[job] === phases.pending, "only a pending job can be placed");
    this.#touch(node);
    const kappa = jobs.kappa[job]!;
    jobs.phase[job] = phases.running;
    jobs.startSec[job] = this.nowSec;
    jobs.node[job] = node;
    jobs.position[job] = this.cpus.add(node, job, {
      workCpuSec: jobs.workCpuSec[job]!,
      capCpus: jobs.cpusMax[job]!,
      weight: jobs.weight[job]!,
      kappa: Number.isNaN(kappa) ? this.nodes[node]!.contention : kappa,
    });
    this.pending.remove(job);
    this.freeMemoryMb[node]! -= jobs.memoryMb[job]!;
    assert(this.freeMemoryMb[node]! >= 0, "memory is never promised twice");
  }

  /** Ends a container that is due by now and returns its job; -1: none is. */
  endNextDue(): number {
    while (this.#due.firstKey <= this.nowSec) {
      const node = this.#due.first!;
      this.#touch(node);
      const position = this.cpus.findDue(node, this.nowSec);
      if (position !== -1) return this.#end(node, position);
      // All that were due here are gone; the next `settle` gives this node its new time.
      this.#due.update(node, Number.POSITIVE_INFINITY);
    }
    return -1;
  }

  /** Caps a running container: at `cpus`, and never above what it can use by itself. */
  limit(job: number, cpus: number): void {
    const { jobs } = this;
    assert(jobs.phase[job] === phases.running, "only a running container can be limited");
    assert(cpus > 0, "a limit is more than 0 CPUs");
    const node = jobs.node[job]!;
    jobs.limitCpus[job] = cpus;
    // Time must be booked at the old rates first; when nothing changes, nothing may be booked either.
    const effective = Math.min(cpus, jobs.cpusMax[job]!);
    if (this.cpus.cap(node, jobs.position[job]!) === Math.min(effective, this.cpus.capacityCpus(node))) return;
    this.#touch(node);
    this.cpus.setCap(node, jobs.position[job]!, effective);
  }

  weigh(job: number, weight: number): void {
    const { jobs } = this;
    assert(jobs.phase[job] === phases.running, "only a running container can be weighed");
    assert(weight > 0, "a weight is more than 0");
    const node = jobs.node[job]!;
    if (this.cpus.weight(node, jobs.position[job]!) === weight) return;
    this.#touch(node);
    this.cpus.setWeight(node, jobs.position[job]!, weight);
  }

  /** Gives the nodes that changed in this moment their new rates. */
  settle(): void {
    for (let index = 0; index < this.#changedCount; index += 1) {
      const node = this.#changed[index]!;
      this.#isChanged[node] = 0;
      this.#due.update(node, this.cpus.solve(node));
      if (this.#onSettle !== null) this.#onSettle(this, node);
    }
    this.#changedCount = 0;
  }

  /** Books a node's time up to now and marks it for `settle`. */
  #touch(node: number): void {
    if (this.#isChanged[node] === 1) return;
    this.cpus.advance(node, this.nowSec);
    this.#isChanged[node] = 1;
    this.#changed[this.#changedCount] = node;
    this.#changedCount += 1;
  }

  #end(node: number, position: number): number {
    const { jobs } = this;
    const job = this.cpus.owner(node, position);
    jobs.cpuSec[job]! += this.cpus.consumedAt(node, position, this.nowSec);
    jobs.phase[job] = phases.done;
    jobs.finishSec[job] = this.nowSec;
    this.freeMemoryMb[node]! += jobs.memoryMb[job]!;
    const moved = this.cpus.remove(node, position);
    if (moved !== -1) jobs.position[moved] = position;
    return job;
  }
}
