import type { JobSpec } from "../domain/job.js";
import type { NodeSpec } from "../domain/node.js";
import { expandGangs, type GangLayout } from "./gang-layout.js";
import { type JobHistory, newHistory } from "./job-history.js";
import { type JobTraits, jobTraits } from "./job-traits.js";

/** `moving`: it holds a place on a node and does not run, see `Transit`. `abandoned`: it will never run again. */
export const phases = { coming: 0, pending: 1, running: 2, done: 3, moving: 4, abandoned: 5 } as const;

/**
 * What each job asks for and what has become of it, one column per fact, indexed by job: a million jobs take about a hundred
 * megabytes, and an event touches a few cache lines instead of chasing objects.
 */
export class JobTable {
  /** The jobs, and behind them the containers of the distributed ones. */
  readonly specs: readonly JobSpec[];
  readonly traits: JobTraits;
  /** Jobs, without those containers. */
  readonly jobCount: number;
  readonly gangs: readonly GangLayout[];
  readonly arrivalSec: Float64Array;
  readonly workCpuSec: Float64Array;
  /** The most CPUs it can use by itself; Infinity: as wide as its node. Of a container that serves: now. */
  readonly cpusMax: Float64Array;
  readonly memoryMb: Float64Array;
  readonly weight: Float64Array;
  /** Contention sensitivity of its own; NaN: its node's. */
  readonly kappa: Float64Array;
  /** Node it is pinned to; -1: none. */
  readonly pin: Int32Array;
  readonly phase: Uint8Array;
  /** When it first ran; NaN: not yet. */
  readonly startSec: Float64Array;
  /** NaN: not finished. */
  readonly finishSec: Float64Array;
  /** Consumed on nodes that the job has left. */
  readonly cpuSec: Float64Array;
  /** Limit that a scheduler set, in CPUs; NaN: none. */
  readonly limitCpus: Float64Array;
  /** Where it runs, or is on its way to; -1: on none. */
  readonly node: Int32Array;
  /** Position on its node. */
  readonly position: Int32Array;
  /** Why a job could not start when it arrived. */
  readonly waitReason: Map<number, string> = new Map();
  /** Of the jobs that were moved or lost, or that a migration was refused for. */
  readonly histories: Map<number, JobHistory> = new Map();
  /** Work of a CPU-second in the runtime of each job, relative to its node; null: no job has one. */
  readonly cpuFactor: Float64Array | null;
  /** 1: the job answers requests once its work is done; null: none does. */
  readonly serves: Uint8Array | null;

  constructor(jobs: readonly JobSpec[], nodes: readonly NodeSpec[]) {
    this.traits = jobTraits(jobs);
    const { specs, gangs } = this.traits.isDistributed ? expandGangs(jobs) : { specs: jobs, gangs: [] };
    const size = specs.length;
    this.specs = specs;
    this.jobCount = jobs.length;
    this.gangs = gangs;
    this.arrivalSec = new Float64Array(size);
    this.workCpuSec = new Float64Array(size);
    this.cpusMax = new Float64Array(size);
    this.memoryMb = new Float64Array(size);
    this.weight = new Float64Array(size);
    this.kappa = new Float64Array(size);
    this.pin = new Int32Array(size);
    this.phase = new Uint8Array(size);
    this.startSec = new Float64Array(size).fill(Number.NaN);
    this.finishSec = new Float64Array(size).fill(Number.NaN);
    this.cpuSec = new Float64Array(size);
    this.limitCpus = new Float64Array(size).fill(Number.NaN);
    this.node = new Int32Array(size).fill(-1);
    this.position = new Int32Array(size);
    this.cpuFactor = this.traits.hasRuntimes
      ? Float64Array.from(specs, ({ runtime }) => runtime?.cpuFactor ?? 1)
      : null;
    this.serves = this.traits.hasServices
      ? Uint8Array.from(specs, ({ service }) => Number(service !== undefined))
      : null;
    this.#readSpecs(new Map(nodes.map((node, index) => [node.id, index])));
  }

  history(job: number): JobHistory {
    const known = this.histories.get(job);
    if (known !== undefined) return known;
    const history = newHistory();
    this.histories.set(job, history);
    return history;
  }

  /** The first reason stays: it says why the job could not start when it arrived. */
  noteWaiting(job: number, reason: string): void {
    if (!this.waitReason.has(job)) this.waitReason.set(job, reason);
  }

  /** Whether the left job was submitted before the right one. */
  precedes(left: number, right: number): boolean {
    const before = this.arrivalSec[left]! - this.arrivalSec[right]! || this.#jobOf(left) - this.#jobOf(right);
    return before < 0 || (before === 0 && left < right);
  }

  /** The job that a container is of; a job of one container is its own. */
  #jobOf(container: number): number {
    if (container < this.jobCount) return container;
    return this.gangs.findLast(({ first }) => first <= container)!.job;
  }

  /** Work that a job which does not run still has to do. */
  workLeftCpuSec(job: number): number {
    const workCpuSec = this.workCpuSec[job]!;
    if (this.histories.size === 0) return workCpuSec;
    return workCpuSec - (this.histories.get(job)?.savedCpuSec ?? 0);
  }

  /** The same for a job that starts to run; Infinity: it only serves, and can use no CPU until it is asked. */
  workToRunCpuSec(job: number): number {
    const workCpuSec = this.workLeftCpuSec(job);
    if (this.serves === null || this.serves[job] === 0) return workCpuSec;
    this.cpusMax[job] = workCpuSec === 0 ? 0 : (this.specs[job]!.cpusMax ?? Number.POSITIVE_INFINITY);
    return workCpuSec === 0 ? Number.POSITIVE_INFINITY : workCpuSec;
  }

  #readSpecs(nodeIndexes: ReadonlyMap<string, number>): void {
    for (let job = 0; job < this.specs.length; job += 1) {
      const spec = this.specs[job]!;
      this.arrivalSec[job] = spec.arrivalSec;
      this.workCpuSec[job] = spec.workCpuSec;
      this.cpusMax[job] = spec.cpusMax ?? Number.POSITIVE_INFINITY;
      this.memoryMb[job] = spec.memoryMb;
      this.weight[job] = spec.weight;
      this.kappa[job] = spec.contention ?? Number.NaN;
      this.pin[job] = spec.node === null ? -1 : nodeIndexes.get(spec.node)!;
    }
  }
}
