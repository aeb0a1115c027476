import { type JobIndex, jobIndex, type NodeIndex, nodeIndex } from "../domain/ids.js";
import type { LossSpec } from "../domain/loss.js";
import type { NodeSpec } from "../domain/node.js";
import type { PodSpec } from "../domain/pod.js";
import type { ImagePresence, OracleView } from "../domain/view.js";
import { createCurve } from "../loss/create-curve.js";
import type { LossCurve } from "../loss/curve.js";
import { observe } from "../loss/observe.js";
import { hashedNormal } from "../random/hash.js";
import type { Cluster } from "./cluster.js";
import { phases } from "./job-table.js";
import { remainingCpuSecOf } from "./progress.js";

/**
 * The view of a cluster. It holds no state of its own but the compiled curves, and books nothing: a look in the middle of
 * an interval computes what has been done until then and leaves the cluster as it was.
 */
export class View implements OracleView {
  readonly keepsLog: boolean;
  readonly explains: boolean;
  readonly #cluster: Cluster;
  readonly #noiseSeed: number;
  readonly #curves: Map<LossSpec, LossCurve> = new Map();

  /**
   * @param noiseSeed an integer that the noise of reported losses depends on
   * @param keepsLog whether what schedulers log is kept
   * @param explains whether schedulers are asked to say why
   */
  constructor(cluster: Cluster, noiseSeed: number, keepsLog: boolean, explains: boolean) {
    this.keepsLog = keepsLog;
    this.explains = explains;
    this.#cluster = cluster;
    this.#noiseSeed = noiseSeed;
  }

  get nowSec(): number {
    return this.#cluster.nowSec;
  }

  get nodeCount(): number {
    return this.#cluster.nodes.length;
  }

  get firstPending(): JobIndex | null {
    const { first } = this.#cluster.pending;
    return first === -1 ? null : jobIndex(first);
  }

  node(node: NodeIndex): NodeSpec {
    return this.#cluster.nodes[node]!;
  }

  isUp(node: NodeIndex): boolean {
    return this.#cluster.up[node] === 1;
  }

  capacityCpus(node: NodeIndex): number {
    return this.#cluster.cpus.capacityCpus(node);
  }

  usedCpus(node: NodeIndex): number {
    return this.#cluster.cpus.usedCpus(node);
  }

  freeMemoryMb(node: NodeIndex): number {
    return this.#cluster.freeMemoryMb[node]!;
  }

  containerCount(node: NodeIndex): number {
    return this.#cluster.cpus.count(node) + this.#cluster.transit.bound[node]!;
  }

  imagePresence(image: string): ImagePresence {
    return this.#cluster.images.presence(image);
  }

  containers(node: NodeIndex): readonly JobIndex[] {
    const { cpus } = this.#cluster;
    const jobs = Array.from({ length: cpus.count(node) }, (_, position) => jobIndex(cpus.owner(node, position)));
    return jobs.sort((a, b) => a - b);
  }

  id(job: JobIndex): string {
    return this.#cluster.jobs.specs[job]!.id;
  }

  arrivalSec(job: JobIndex): number {
    return this.#cluster.jobs.arrivalSec[job]!;
  }

  memoryMb(job: JobIndex): number {
    return this.#cluster.jobs.memoryMb[job]!;
  }

  pod(job: JobIndex): PodSpec | null {
    return this.#cluster.jobs.specs[job]!.pod;
  }

  pinnedTo(job: JobIndex): NodeIndex | null {
    const pin = this.#cluster.jobs.pin[job]!;
    return pin === -1 ? null : nodeIndex(pin);
  }

  isMovable(job: JobIndex): boolean {
    return job < this.#cluster.jobs.jobCount;
  }

  loss(job: JobIndex): number | null {
    const spec = this.#cluster.jobs.specs[job]!;
    if (spec.loss === null) return null;
    const curve = this.#curve(spec.loss);
    const { noise, reportEvery, startUp } = spec.loss;
    if (noise === null && reportEvery === null && startUp === undefined) return curve.at(this.#progress(job));
    const draw = (report: number): number => hashedNormal(this.#noiseSeed, job, report);
    return observe(curve, spec.loss, draw, this.#progress(job));
  }

  cpuSec(job: JobIndex): number {
    const { jobs, cpus, nowSec } = this.#cluster;
    const before = jobs.cpuSec[job]!;
    return jobs.phase[job] === phases.running
      ? before + cpus.consumedAt(jobs.node[job]!, jobs.position[job]!, nowSec)
      : before;
  }

  blockIoMb(job: JobIndex): number {
    return (this.#cluster.jobs.specs[job]!.traffic?.blockIoMb ?? 0) * this.#progress(job);
  }

  networkMb(job: JobIndex): number {
    return (this.#cluster.jobs.specs[job]!.traffic?.networkMb ?? 0) * this.#progress(job);
  }

  limitCpus(job: JobIndex): number | null {
    const limit = this.#cluster.jobs.limitCpus[job]!;
    return Number.isNaN(limit) ? null : limit;
  }

  weight(job: JobIndex): number {
    const { jobs, cpus } = this.#cluster;
    return jobs.phase[job] === phases.running ? cpus.weight(jobs.node[job]!, jobs.position[job]!) : jobs.weight[job]!;
  }

  remainingCpuSec(job: JobIndex): number {
    const { jobs } = this.#cluster;
    if (jobs.phase[job] === phases.done) return 0;
    return jobs.phase[job] === phases.running ? remainingCpuSecOf(this.#cluster, job) : jobs.workLeftCpuSec(job);
  }

  /** Share of its work that a job has done, in [0, 1]; 1 where it has none. */
  #progress(job: JobIndex): number {
    const leftCpuSec = this.remainingCpuSec(job);
    return leftCpuSec === 0 ? 1 : 1 - leftCpuSec / this.#cluster.jobs.workCpuSec[job]!;
  }

  #curve(spec: LossSpec): LossCurve {
    const known = this.#curves.get(spec);
    if (known !== undefined) return known;
    const curve = createCurve(spec);
    this.#curves.set(spec, curve);
    return curve;
  }
}
