import type { DistributedSpec } from "../domain/distributed.js";
import type { JobSpec } from "../domain/job.js";
import type { NodeSpec } from "../domain/node.js";
import type { WorkerRecord } from "../domain/worker.js";
import { exchangeFlows } from "../network/exchange.js";
import type { Activity } from "../sharing/activity.js";
import type { CoupledShares } from "../sharing/coupled-shares.js";
import type { SharedCpus } from "../sharing/shared-cpus.js";
import { type GangLayout, sizeOf } from "./gang-layout.js";
import type { JobTable } from "./job-table.js";

/**
 * `waiting`: it has not had all its places yet. `starting`: its containers come up, or some were lost and are to be replaced.
 * `saving`: the chief saves the model.
 */
type GangState = "waiting" | "starting" | "training" | "saving" | "over";

/** What a container did since it got its place. */
interface Stay {
  upSec: number;
  trainSec: number;
  computeSec: number;
  steps: number;
  /** CPU time of the container on former nodes. */
  cpuSecBefore: number;
}

const newStay = (): Stay => ({ upSec: Number.NaN, trainSec: 0, computeSec: 0, steps: 0, cpuSecBefore: 0 });

/** What surrounds it in its cluster. */
interface Around {
  readonly jobs: JobTable;
  readonly nodes: readonly NodeSpec[];
  readonly cpus: SharedCpus;
  readonly nowSec: number;
}

/** A distributed job: where it stands, and what its containers have done. */
export class Gang {
  readonly layout: GangLayout;
  readonly spec: DistributedSpec;
  state: GangState = "waiting";
  /** Containers without a place. */
  missing: number;
  /** Where containers come up one after another: when the next one can. */
  spawnFreeSec: number = Number.NEGATIVE_INFINITY;
  /** Which moment it waits for; others are void. */
  ticket = 0;
  /** null: it does not train now. */
  activity: Activity | null = null;
  readonly #job: JobSpec;
  readonly #stays: Stay[];
  /** What each container sends in each step, as a part of the model. */
  readonly #sentParts: Float64Array;
  /** Until when what it did is booked. */
  #bookedSec = 0;
  #bookedUnits = 0;
  readonly #busySec: Float64Array;

  constructor(layout: GangLayout, specs: readonly JobSpec[]) {
    const size = sizeOf(layout);
    this.layout = layout;
    this.#job = specs[layout.job]!;
    this.spec = this.#job.distributed!;
    this.missing = size;
    this.#stays = Array.from({ length: size }, newStay);
    this.#sentParts = new Float64Array(size);
    this.#busySec = new Float64Array(size);
    for (const { from, modelParts } of exchangeFlows(this.spec.exchange, layout.workers))
      this.#sentParts[from]! += modelParts;
  }

  /** Indexes of its containers. */
  containers(): readonly number[] {
    return Array.from({ length: this.#stays.length }, (_, index) => this.layout.first + index);
  }

  /** When the last of its containers is up. */
  get upSec(): number {
    return this.#stays.reduce((latest, { upSec }) => Math.max(latest, upSec), 0);
  }

  /** @param comingSec what it takes beside bringing up a container: images, inputs, runtimes */
  placed(job: number, nowSec: number, comingSec: number): void {
    const { spawn, spawnSec } = this.spec;
    const beginSec = spawn === "serial" ? Math.max(nowSec, this.spawnFreeSec) : nowSec;
    this.spawnFreeSec = beginSec + spawnSec;
    this.#stay(job).upSec = beginSec + spawnSec + comingSec;
    this.missing -= 1;
  }

  lost(job: number): void {
    this.#stay(job).upSec = Number.NaN;
    this.missing += 1;
  }

  began(activity: Activity, nowSec: number): void {
    this.activity = activity;
    this.#bookedSec = nowSec;
    this.#bookedUnits = 0;
    this.#busySec.fill(0);
  }

  /** Books what the containers did until now. */
  book(coupled: CoupledShares, nowSec: number): void {
    const { slots, spec } = this.activity!;
    const units = spec.work - coupled.remainingAt(this.activity!, nowSec);
    const steps = ((units - this.#bookedUnits) * this.spec.steps) / this.#job.workCpuSec;
    for (const [index, stay] of this.#stays.entries()) {
      const busySec = coupled.busySecAt(slots[index]!, nowSec);
      stay.computeSec += busySec - this.#busySec[index]!;
      stay.trainSec += nowSec - this.#bookedSec;
      stay.steps += steps;
      this.#busySec[index] = busySec;
    }
    this.#bookedSec = nowSec;
    this.#bookedUnits = units;
  }

  /** What a container did on its node; null: it has not come up there. @param endSec null: it is there still */
  record(job: number, { jobs, nodes, cpus, nowSec }: Around, endSec: number | null): WorkerRecord | null {
    const index = job - this.layout.first;
    const { upSec, trainSec, computeSec, steps, cpuSecBefore } = this.#stay(job);
    if (Number.isNaN(upSec) || upSec > nowSec) return null;
    const node = jobs.node[job]!;
    const nowCpuSec = this.activity === null ? 0 : cpus.consumedAt(node, jobs.position[job]!, nowSec);
    return {
      job: this.#job.id,
      worker: jobs.specs[job]!.id,
      role: index < this.layout.workers ? "worker" : "server",
      node: nodes[node]!.id,
      startSec: upSec,
      endSec,
      cpuSec: jobs.cpuSec[job]! + nowCpuSec - cpuSecBefore,
      steps,
      computeSec,
      waitSecPerStep: steps === 0 ? null : (trainSec - computeSec) / steps,
      sentMb: steps * this.#sentParts[index]! * this.spec.modelMb,
    };
  }

  /** A container has left its node. @param cpuSec its CPU time until then */
  closed(job: number, cpuSec: number): void {
    Object.assign(this.#stay(job), newStay(), { cpuSecBefore: cpuSec });
  }

  #stay(job: number): Stay {
    return this.#stays[job - this.layout.first]!;
  }
}
