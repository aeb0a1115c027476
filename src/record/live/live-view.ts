import { assert } from "../../domain/assert.js";
import { type JobIndex, jobIndex, type NodeIndex } from "../../domain/ids.js";
import type { NodeSpec } from "../../domain/node.js";
import type { PodSpec } from "../../domain/pod.js";
import type { ImagePresence, OracleView } from "../../domain/view.js";
import type { LiveJob } from "./live-job.js";

/**
 * The view of a real node: what a scheduler sees of a simulated cluster, filled with what is observed now. It has one node.
 * The truth that oracles ask for is not known here; they are refused before.
 */
export class LiveView implements OracleView {
  readonly keepsLog: boolean = true;
  readonly explains: boolean = false;
  readonly nodeCount: number = 1;
  readonly #node: NodeSpec;
  readonly #jobs: readonly LiveJob[];
  readonly #nowSec: () => number;
  #heldSec: number | null = null;

  constructor(node: NodeSpec, jobs: readonly LiveJob[], nowSec: () => number) {
    this.#node = node;
    this.#jobs = jobs;
    this.#nowSec = nowSec;
  }

  get nowSec(): number {
    return this.#heldSec ?? this.#nowSec();
  }

  /** Does something while the clock stands still, as it does within a decision in simulation: policies tell moments apart. */
  atOneMoment<T>(decide: () => T): T {
    this.#heldSec = this.#nowSec();
    try {
      return decide();
    } finally {
      this.#heldSec = null;
    }
  }

  get firstPending(): JobIndex | null {
    const index = this.#jobs.findIndex(({ phase }) => phase === "pending");
    return index === -1 ? null : jobIndex(index);
  }

  node(): NodeSpec {
    return this.#node;
  }

  isUp(): boolean {
    return true;
  }

  capacityCpus(): number {
    return this.#node.cpus;
  }

  usedCpus(): number {
    return this.#jobs.reduce((sum, job) => sum + (job.phase === "running" ? job.usedCpus : 0), 0);
  }

  freeMemoryMb(): number {
    return Number.POSITIVE_INFINITY;
  }

  containerCount(node: NodeIndex): number {
    return this.containers(node).length;
  }

  imagePresence(): ImagePresence {
    return { nodeCount: 1, isOn: () => true };
  }

  containers(_node: NodeIndex): readonly JobIndex[] {
    return this.#jobs.flatMap(({ phase }, index) => (phase === "running" ? [jobIndex(index)] : []));
  }

  id(job: JobIndex): string {
    return this.#job(job).plan.id;
  }

  arrivalSec(job: JobIndex): number {
    return this.#job(job).plan.startSec;
  }

  memoryMb(job: JobIndex): number {
    return this.#job(job).usage().memoryMb;
  }

  pod(): PodSpec | null {
    return null;
  }

  isMovable(): boolean {
    return true;
  }

  pinnedTo(): NodeIndex | null {
    return null;
  }

  loss(job: JobIndex): number | null {
    return this.#job(job).loss;
  }

  cpuSec(job: JobIndex): number {
    return this.#job(job).usage().cpuSec;
  }

  blockIoMb(): number {
    return 0;
  }

  networkMb(): number {
    return 0;
  }

  limitCpus(job: JobIndex): number | null {
    return this.#job(job).limitCpus;
  }

  weight(job: JobIndex): number {
    return this.#job(job).weight;
  }

  remainingCpuSec(): number {
    throw new Error("nobody knows the work that is left of a real job");
  }

  #job(index: JobIndex): LiveJob {
    const job = this.#jobs[index];
    assert(job !== undefined, "a job is one of the recording's");
    return job;
  }
}
