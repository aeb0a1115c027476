import { assert } from "../domain/assert.js";
import type { NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import { IndexedHeap } from "../engine/indexed-heap.js";
import { Topology } from "../network/topology.js";
import { CoupledShares } from "../sharing/coupled-shares.js";
import { SharedCpus } from "../sharing/shared-cpus.js";
import { Artifacts } from "./artifacts.js";
import { ChangedNodes } from "./changed-nodes.js";
import type { GangKeeper } from "./gang-keeper.js";
import { type JobTable, phases } from "./job-table.js";
import { NodeImages } from "./node-images.js";
import { PendingList } from "./pending-list.js";
import { Startups } from "./startups.js";
import type { TransferKeeper } from "./transfer-keeper.js";
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
  readonly artifacts: Artifacts | null;
  /** null: nothing uses several nodes or links at once. */
  readonly coupled: CoupledShares | null;
  /** Links between the nodes; null: not modelled, or nothing is sent. */
  readonly topology: Topology | null;
  /** null: no job is distributed. */
  gangs: GangKeeper | null = null;
  /** null: no artifact comes over links. */
  transfers: TransferKeeper | null = null;
  readonly #due: IndexedHeap;
  /** Contention factor of each node. */
  readonly #contention: Float64Array;
  readonly #startups: Startups;
  /** Nothing that a container would have to wait for is modelled. */
  readonly #startsAtOnce: boolean;
  readonly #changed: ChangedNodes;
  readonly #onSettle: SettleListener | null;
  /** Links end nothing and nobody reads them: once rates are found there is nothing to do for them. */
  readonly #alsoTouch = (node: number): void => (node < this.nodes.length ? this.touch(node) : undefined);

  /** @param network null: links are not modelled */
  constructor(
    nodes: readonly NodeSpec[],
    jobs: JobTable,
    onSettle: SettleListener | null,
    network: NetworkSpec | null = null,
  ) {
    this.nodes = nodes;
    this.jobs = jobs;
    const { hasInputs, isDistributed, usesImages } = jobs.traits;
    const isSent = hasInputs || isDistributed;
    this.topology = isSent && network !== null ? new Topology(network, nodes, nodes.length) : null;
    const links = this.topology?.capacitiesMbitPerSec ?? [];
    this.pending = new PendingList(jobs.specs.length);
    this.cpus = new SharedCpus(
      [...nodes.map((node) => node.cpus - node.reservedCpus), ...links],
      [...nodes.map((node) => node.speed), ...links.map(() => 1)],
      jobs.cpuFactor,
    );
    this.freeMemoryMb = Float64Array.from(nodes, (node) => node.memoryMb ?? Number.POSITIVE_INFINITY);
    this.up = new Uint8Array(nodes.length).fill(1);
    this.transit = new Transit(nodes.length);
    this.images = new NodeImages(nodes);
    this.#due = new IndexedHeap(nodes.length);
    this.#contention = Float64Array.from(nodes, (node) => node.contention);
    this.#startups = new Startups(nodes, jobs);
    this.#startsAtOnce = !isSent && !usesImages && !this.#startups.isAny;
    this.#changed = new ChangedNodes(nodes.length + links.length);
    this.artifacts = hasInputs ? new Artifacts(nodes, jobs, this.topology) : null;
    this.coupled = isSent ? new CoupledShares(this.cpus) : null;
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
    this.reserve(job, node);
    if (this.#startsAtOnce) this.#run(job);
    else this.#prepare(job, node);
  }

  /** A container that has a place runs when its image, its inputs and, of a distributed job, all others are there. */
  #prepare(job: number, node: number): void {
    const { jobs } = this;
    const pullSec = jobs.traits.usesImages ? this.images.pullSec(jobs.specs[job]!.pod, node) : 0;
    const startupSec = this.#startups.startupSec(job, node);
    const isAlone = this.gangs === null || this.gangs.of(job) === null;
    if (isAlone && this.transfers?.begin(job, pullSec, startupSec) === true) return;
    const waitSec = Math.max(pullSec, this.artifacts?.fetchSec(job, node) ?? 0) + startupSec;
    if (!isAlone) this.gangs!.placed(job, waitSec);
    else if (waitSec > 0) this.depart(job, this.nowSec + waitSec);
    else this.#run(job);
  }

  /** Ends a container that is due by now, or lets it serve, and returns its job; -1: none is. */
  endNextDue(): number {
    while (this.#due.firstKey <= this.nowSec) {
      const node = this.#due.first!;
      this.touch(node);
      if (this.cpus.nextDueSec(node) <= this.nowSec) {
        const job = this.cpus.owner(node, this.cpus.firstDue(node));
        if (this.jobs.serves?.[job] === 1) this.#serve(job, node);
        else this.end(job);
        return job;
      }
      this.#due.update(node, this.cpus.nextDueSec(node));
    }
    return -1;
  }

  /** Starts a container that has arrived at its node by now and returns its job; -1: none has. */
  resumeNext(): number {
    const job = this.transit.arrive(this.nowSec);
    if (job !== -1) this.#run(job);
    return job;
  }

  /** Books the time of a node or link up to now and marks it for `settle`. */
  touch(node: number): void {
    if (this.#changed.add(node)) this.cpus.advance(node, this.nowSec);
  }

  /** Gives the nodes that changed in this moment their new rates. */
  settle(): void {
    if (this.coupled?.isBusy === true) this.coupled.solve(this.#changed, this.nowSec, this.#alsoTouch);
    for (let index = 0; index < this.#changed.length; index += 1) {
      const node = this.#changed.at(index);
      if (this.coupled !== null && node >= this.nodes.length) continue;
      this.#due.update(node, this.cpus.solve(node));
      if (this.#onSettle !== null) this.#onSettle(this, node);
    }
    this.#changed.clear();
  }

  /** Ends a running container whose node was touched. */
  end(job: number): void {
    const { jobs } = this;
    const node = jobs.node[job]!;
    this.detach(job, node, jobs.position[job]!);
    jobs.phase[job] = phases.done;
    jobs.finishSec[job] = this.nowSec;
    // `settle` gives this node its new time, which is most often near this one.
    this.#due.update(node, this.cpus.nextDueSec(node));
  }

  /** A container whose work is done answers requests from now on. */
  #serve(job: number, node: number): void {
    this.jobs.cpusMax[job] = 0;
    this.cpus.open(node, this.jobs.position[job]!);
    this.#due.update(node, this.cpus.nextDueSec(node));
  }

  #run(job: number): void {
    const { jobs } = this;
    const node = jobs.node[job]!;
    this.touch(node);
    const kappa = jobs.kappa[job]!;
    const workCpuSec = jobs.workToRunCpuSec(job);
    jobs.phase[job] = phases.running;
    if (Number.isNaN(jobs.startSec[job]!)) jobs.startSec[job] = this.nowSec;
    jobs.position[job] = this.cpus.add(
      node,
      job,
      workCpuSec,
      jobs.cpusMax[job]!,
      jobs.weight[job]!,
      Number.isNaN(kappa) ? this.#contention[node]! : kappa,
    );
    if (jobs.traits.usesImages) this.images.keep(jobs.specs[job]!.pod, node);
  }

  /** A job gets a place on a node, which holds its memory from now on. */
  reserve(job: number, node: number): void {
    this.jobs.node[job] = node;
    this.freeMemoryMb[node]! -= this.jobs.memoryMb[job]!;
    assert(this.up[node] === 1, "a node that is down takes no container");
    assert(this.freeMemoryMb[node]! >= 0, "memory is never promised twice");
  }

  /** It is on its way to its node. */
  depart(job: number, arriveSec: number): void {
    this.jobs.phase[job] = phases.moving;
    this.transit.depart(job, this.jobs.node[job]!, arriveSec);
  }

  /** Takes a container off its node; the caller has booked the time there. */
  detach(job: number, node: number, position: number): void {
    const { jobs } = this;
    const consumedSec = this.cpus.consumedAt(node, position, this.nowSec);
    // What no job can have is not looked up: of a job that began long ago each value costs a cache miss.
    if (jobs.histories.size === 0) jobs.cpuSec[job] = consumedSec;
    else jobs.cpuSec[job]! += consumedSec;
    if (jobs.traits.usesMemory) this.freeMemoryMb[node]! += jobs.memoryMb[job]!;
    const moved = this.cpus.remove(node, position);
    if (moved === -1) return;
    jobs.position[moved] = position;
    if (this.coupled !== null) this.coupled.moved(moved, position);
  }

  /** A job that had a place waits for another. */
  wait(job: number): void {
    const { jobs } = this;
    jobs.phase[job] = phases.pending;
    jobs.node[job] = -1;
    this.pending.insert(job, (left, right) => jobs.precedes(left, right));
  }
}
