import { assert } from "../domain/assert.js";
import type { JobSpec } from "../domain/job.js";
import type { NodeSpec } from "../domain/node.js";
import { IndexedHeap } from "../engine/indexed-heap.js";
import { SharedCpus } from "../sharing/shared-cpus.js";
import type { Artifacts } from "./artifacts.js";
import { ChangedNodes } from "./changed-nodes.js";
import { JobTable, phases } from "./job-table.js";
import { NodeImages } from "./node-images.js";
import { PendingList } from "./pending-list.js";
import { Startups } from "./startups.js";
import { Transit } from "./transit.js";

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
  /** 1: the node is there; 0: it has failed and holds nothing. */
  readonly up: Uint8Array;
  readonly transit: Transit;
  readonly images: NodeImages;
  /** null: no job has inputs. */
  artifacts: Artifacts | null = null;
  readonly #due: IndexedHeap;
  /** Contention factor of each node. */
  readonly #contention: Float64Array;
  readonly #startups: Startups;
  readonly #changed: ChangedNodes;
  readonly #onSettle: SettleListener | null;

  constructor(nodes: readonly NodeSpec[], jobs: readonly JobSpec[], onSettle: SettleListener | null) {
    this.nodes = nodes;
    this.jobs = new JobTable(jobs, nodes);
    this.pending = new PendingList(jobs.length);
    this.cpus = new SharedCpus(
      nodes.map((node) => node.cpus - node.reservedCpus),
      nodes.map((node) => node.speed),
      this.jobs.cpuFactor,
    );
    this.freeMemoryMb = Float64Array.from(nodes, (node) => node.memoryMb ?? Number.POSITIVE_INFINITY);
    this.up = new Uint8Array(nodes.length).fill(1);
    this.transit = new Transit(nodes.length);
    this.images = new NodeImages(nodes);
    this.#due = new IndexedHeap(nodes.length);
    this.#contention = Float64Array.from(nodes, (node) => node.contention);
    this.#startups = new Startups(nodes, jobs);
    this.#changed = new ChangedNodes(nodes.length);
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

  /** Puts a pending job on a node that is up and has its memory free; it runs when all has come and started up. */
  start(job: number, node: number): void {
    const { jobs } = this;
    assert(jobs.phase[job] === phases.pending, "only a pending job can be placed");
    this.pending.remove(job);
    this.#reserve(job, node);
    const pullSec = jobs.usesImages ? this.images.pullSec(jobs.specs[job]!.pod, node) : 0;
    const comeSec = Math.max(pullSec, this.artifacts?.fetchSec(job, node) ?? 0);
    const waitSec = comeSec + this.#startups.startupSec(job, node);
    if (waitSec > 0) this.#depart(job, waitSec);
    else this.#run(job);
  }

  /** Work that a running container has done. */
  doneCpuSec(job: number): number {
    const { jobs } = this;
    return jobs.workCpuSec[job]! - this.cpus.remainingAt(jobs.node[job]!, jobs.position[job]!, this.nowSec);
  }

  /** Ends a container that is due by now and returns its job; -1: none is. */
  endNextDue(): number {
    while (this.#due.firstKey <= this.nowSec) {
      const node = this.#due.first!;
      this.#touch(node);
      if (this.cpus.nextDueSec(node) <= this.nowSec) return this.#end(node, this.cpus.firstDue(node));
      this.#due.update(node, this.cpus.nextDueSec(node));
    }
    return -1;
  }

  /**
   * Takes a running container off its node and sends it to another one, which holds its memory from now on; the caller has
   * checked that it fits. It keeps `savedCpuSec` of its work, and neither limit nor weight that a scheduler gave it.
   */
  move(job: number, to: number, costSec: number, savedCpuSec: number): void {
    this.#takeOff(job, savedCpuSec);
    this.#reserve(job, to);
    this.#depart(job, costSec);
  }

  /** Starts a container that has arrived at its node by now and returns its job; -1: none has. */
  resumeNext(): number {
    const job = this.transit.arrive(this.nowSec);
    if (job !== -1) this.#run(job);
    return job;
  }

  /** Takes a running container off its node for good: it waits again, with `savedCpuSec` of its work done. */
  lose(job: number, savedCpuSec: number): void {
    this.#takeOff(job, savedCpuSec);
    this.#wait(job);
  }

  /** The same for those on their way to a node, which it returns. */
  loseBound(node: number): readonly number[] {
    const broken = this.transit.breakOff(node);
    for (const job of broken) {
      this.freeMemoryMb[node]! += this.jobs.memoryMb[job]!;
      this.#wait(job);
    }
    return broken;
  }

  /** A job that waits will never run. */
  abandon(job: number): void {
    assert(this.jobs.phase[job] === phases.pending, "only a job that waits can be given up");
    this.pending.remove(job);
    this.jobs.phase[job] = phases.abandoned;
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
    for (let index = 0; index < this.#changed.count; index += 1) {
      const node = this.#changed.at(index);
      this.#due.update(node, this.cpus.solve(node));
      if (this.#onSettle !== null) this.#onSettle(this, node);
    }
    this.#changed.clear();
  }

  /** Books a node's time up to now and marks it for `settle`. */
  #touch(node: number): void {
    if (this.#changed.add(node)) this.cpus.advance(node, this.nowSec);
  }

  #end(node: number, position: number): number {
    const { jobs } = this;
    const job = this.cpus.owner(node, position);
    this.#detach(job, node, position);
    jobs.phase[job] = phases.done;
    jobs.finishSec[job] = this.nowSec;
    // `settle` gives this node its new time, which is most often near this one.
    this.#due.update(node, this.cpus.nextDueSec(node));
    return job;
  }

  #run(job: number): void {
    const { jobs } = this;
    const node = jobs.node[job]!;
    this.#touch(node);
    const kappa = jobs.kappa[job]!;
    jobs.phase[job] = phases.running;
    if (Number.isNaN(jobs.startSec[job]!)) jobs.startSec[job] = this.nowSec;
    jobs.position[job] = this.cpus.add(
      node,
      job,
      jobs.workLeftCpuSec(job),
      jobs.cpusMax[job]!,
      jobs.weight[job]!,
      Number.isNaN(kappa) ? this.#contention[node]! : kappa,
    );
    if (jobs.usesImages) this.images.keep(jobs.specs[job]!.pod, node);
  }

  #reserve(job: number, node: number): void {
    this.jobs.node[job] = node;
    this.freeMemoryMb[node]! -= this.jobs.memoryMb[job]!;
    assert(this.up[node] === 1, "a node that is down takes no container");
    assert(this.freeMemoryMb[node]! >= 0, "memory is never promised twice");
  }

  #depart(job: number, takesSec: number): void {
    this.jobs.phase[job] = phases.moving;
    this.transit.depart(job, this.jobs.node[job]!, this.nowSec + takesSec);
  }

  #takeOff(job: number, savedCpuSec: number): void {
    const { jobs } = this;
    assert(jobs.phase[job] === phases.running, "only a running container can leave its node");
    const node = jobs.node[job]!;
    const position = jobs.position[job]!;
    this.#touch(node);
    const history = jobs.history(job);
    history.doneCpuSec = this.doneCpuSec(job);
    history.savedCpuSec = savedCpuSec;
    jobs.limitCpus[job] = Number.NaN;
    this.#detach(job, node, position);
  }

  #detach(job: number, node: number, position: number): void {
    const { jobs } = this;
    const consumedSec = this.cpus.consumedAt(node, position, this.nowSec);
    // What no job can have is not looked up: of a job that began long ago each value costs a cache miss.
    if (jobs.histories.size === 0) jobs.cpuSec[job] = consumedSec;
    else jobs.cpuSec[job]! += consumedSec;
    if (jobs.usesMemory) this.freeMemoryMb[node]! += jobs.memoryMb[job]!;
    const moved = this.cpus.remove(node, position);
    if (moved !== -1) jobs.position[moved] = position;
  }

  #wait(job: number): void {
    const { jobs } = this;
    jobs.phase[job] = phases.pending;
    jobs.node[job] = -1;
    this.pending.insert(job, (left, right) => jobs.precedes(left, right));
  }
}
