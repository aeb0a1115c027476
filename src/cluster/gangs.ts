import { assert } from "../domain/assert.js";
import type { WorkerRecord } from "../domain/worker.js";
import { EventQueue } from "../engine/event-queue.js";
import type { Activity } from "../sharing/activity.js";
import type { CoupledShares } from "../sharing/coupled-shares.js";
import type { Checkpoints } from "./checkpoints.js";
import type { Cluster } from "./cluster.js";
import { Gang } from "./gang.js";
import { gangActivity } from "./gang-activity.js";
import type { GangKeeper } from "./gang-keeper.js";
import { phases } from "./job-table.js";
import { leavePlace } from "./leaving.js";

/** What happens to a gang by itself: all its containers are up, its training is done, its model is saved. */
export interface GangEvent {
  readonly kind: "up" | "trained" | "saved";
  readonly gang: Gang;
}

/** Distributed jobs: their containers hold their places until the last one is there, and then work as one activity. */
export class Gangs implements GangKeeper {
  readonly all: readonly Gang[];
  readonly workers: WorkerRecord[] = [];
  readonly #cluster: Cluster;
  readonly #coupled: CoupledShares;
  /** Gang of each container and of each distributed job; -1: it is of none. */
  readonly #gangOf: Int32Array;
  readonly #moments = new EventQueue<{ readonly gang: Gang; readonly ticket: number }>();
  readonly #training: Map<Activity, Gang> = new Map();
  #owners: number;

  constructor(cluster: Cluster, coupled: CoupledShares) {
    const { specs, gangs } = cluster.jobs;
    this.#cluster = cluster;
    this.#coupled = coupled;
    this.#gangOf = new Int32Array(specs.length).fill(-1);
    this.#owners = specs.length;
    this.all = gangs.map((layout, index) => {
      const gang = new Gang(layout, specs);
      this.#gangOf[layout.job] = index;
      for (const job of gang.containers()) this.#gangOf[job] = index;
      return gang;
    });
  }

  of(job: number): Gang | null {
    const index = this.#gangOf[job]!;
    return index === -1 ? null : this.all[index]!;
  }

  /** When something happens to a gang by itself; Infinity: nothing will. A moment that has become void may be counted. */
  get nextSec(): number {
    return Math.min(this.#moments.nextSec, this.#coupled.nextDueSec);
  }

  /** Takes out what happens by now; null: nothing. */
  next(): GangEvent | null {
    const { nowSec } = this.#cluster;
    const due = this.#coupled.firstDue(nowSec, this.#training);
    if (due !== null) return { kind: "trained", gang: this.#training.get(due)! };
    while (this.#moments.nextSec <= nowSec) {
      const { gang, ticket } = this.#moments.pop()!;
      if (ticket === gang.ticket) return { kind: gang.state === "saving" ? "saved" : "up", gang };
    }
    return null;
  }

  /** When it is the last one, so does the gang. */
  placed(job: number, comingSec: number): void {
    const gang = this.of(job)!;
    const { nowSec, jobs, transit } = this.#cluster;
    jobs.phase[job] = phases.moving;
    transit.standBy(job, jobs.node[job]!);
    gang.placed(job, nowSec, comingSec);
    if (gang.missing > 0) return;
    gang.state = "starting";
    jobs.node[gang.layout.job] = jobs.node[gang.layout.first]!;
    this.#expect(gang, gang.upSec);
  }

  /** Takes the places back that a gang has got before it had all of them. @returns its containers that had one, and where */
  withdraw(gang: Gang): readonly { readonly job: number; readonly node: number }[] {
    assert(gang.state === "waiting", "a gang that has all its places keeps them");
    const { jobs } = this.#cluster;
    const had = gang
      .containers()
      .filter((job) => jobs.phase[job] === phases.moving)
      .map((job) => ({ job, node: jobs.node[job]! }));
    for (const { job } of had) {
      leavePlace(this.#cluster, job);
      this.#cluster.wait(job);
      gang.lost(job);
    }
    gang.spawnFreeSec = Number.NEGATIVE_INFINITY;
    return had;
  }

  /** All containers are up. @returns whether there is work to do, and not only a model to save */
  train(gang: Gang): boolean {
    const { jobs, nowSec, transit, images } = this.#cluster;
    const { layout } = gang;
    const workCpuSec = jobs.workLeftCpuSec(layout.job);
    jobs.phase[layout.job] = phases.running;
    if (Number.isNaN(jobs.startSec[layout.job]!)) jobs.startSec[layout.job] = nowSec;
    if (workCpuSec <= 0) return false;
    gang.state = "training";
    const nextOwner = (): number => {
      this.#owners += 1;
      return this.#owners;
    };
    const spec = gangActivity(this.#cluster, layout, workCpuSec, nextOwner);
    for (const { resource } of spec.uses) this.#cluster.touch(resource);
    const activity = this.#coupled.add(spec, nowSec);
    this.#training.set(activity, gang);
    gang.began(activity, nowSec);
    for (const [index, job] of gang.containers().entries()) {
      transit.leave(job);
      jobs.phase[job] = phases.running;
      jobs.position[job] = activity.slots[index]!.position;
      if (Number.isNaN(jobs.startSec[job]!)) jobs.startSec[job] = nowSec;
      if (jobs.traits.usesImages) images.keep(jobs.specs[job]!.pod, jobs.node[job]!);
    }
    return true;
  }

  /** Training is done: the chief saves the model, and all others hold their places until it has. */
  save(gang: Gang): void {
    if (gang.activity !== null) this.#stop(gang);
    gang.state = "saving";
    this.#expect(gang, this.#cluster.nowSec + gang.spec.saveSec);
  }

  /** The model is saved: all containers leave. @returns them, and where they were */
  end(gang: Gang): readonly { readonly job: number; readonly node: number }[] {
    const { jobs, nowSec } = this.#cluster;
    const { job } = gang.layout;
    gang.state = "over";
    const had = gang.containers().map((each) => ({ job: each, node: jobs.node[each]! }));
    for (const each of had) {
      leavePlace(this.#cluster, each.job);
      this.#close(gang, each.job, nowSec);
    }
    for (const each of [job, ...gang.containers()]) {
      jobs.phase[each] = phases.done;
      jobs.finishSec[each] = nowSec;
    }
    return had;
  }

  /** A node takes containers of a gang with it: the gang goes back to its last checkpoint, and waits until they are replaced. */
  interrupt(gang: Gang, checkpoints: Checkpoints, node: number): void {
    const { jobs, nowSec, nodes } = this.#cluster;
    const { job } = gang.layout;
    const history = jobs.history(job);
    if (gang.state === "training" || gang.state === "saving") {
      history.doneCpuSec = this.doneCpuSec(gang);
      history.savedCpuSec = checkpoints.savedAtLoss(history.doneCpuSec, history.savedCpuSec);
      if (gang.activity !== null) this.#stop(gang);
      for (const each of gang.containers()) {
        jobs.history(each).savedCpuSec = history.savedCpuSec / gang.layout.workers;
      }
      history.restarts.push({
        timeSec: nowSec,
        node: nodes[node]!.id,
        lostWorkCpuSec: history.doneCpuSec - history.savedCpuSec,
      });
    } else history.restarts.push({ timeSec: nowSec, node: nodes[node]!.id, lostWorkCpuSec: 0 });
    gang.state = "starting";
    gang.ticket += 1;
  }

  /** A container was lost with its node, and waits for another. */
  lost(job: number): void {
    const gang = this.of(job)!;
    this.#close(gang, job, this.#cluster.nowSec);
    gang.lost(job);
  }

  /** A gang that waits for a container will never run again: the others leave. */
  abandon(gang: Gang): void {
    const { jobs, pending } = this.#cluster;
    gang.state = "over";
    for (const job of gang.containers()) {
      if (jobs.phase[job] === phases.pending) pending.remove(job);
      else {
        this.#close(gang, job, this.#cluster.nowSec);
        leavePlace(this.#cluster, job);
      }
    }
    for (const job of [gang.layout.job, ...gang.containers()]) jobs.phase[job] = phases.abandoned;
  }

  doneCpuSec({ activity, layout: { job }, state }: Gang): number {
    const { jobs, nowSec } = this.#cluster;
    const workCpuSec = jobs.workCpuSec[job]!;
    if (state === "saving" || state === "over") return workCpuSec;
    if (activity === null) return workCpuSec - jobs.workLeftCpuSec(job);
    return workCpuSec - this.#coupled.remainingAt(activity, nowSec);
  }

  /** Accounts of all containers, those included that are still there. */
  records(): readonly WorkerRecord[] {
    const open = this.all.flatMap((gang) => {
      if (gang.state === "over") return [];
      if (gang.activity !== null) gang.book(this.#coupled, this.#cluster.nowSec);
      return gang.containers().flatMap((job) => gang.record(job, this.#cluster, null) ?? []);
    });
    return [...this.workers, ...open];
  }

  #stop(gang: Gang): void {
    const { jobs, cpus, nowSec, transit } = this.#cluster;
    const activity = gang.activity!;
    gang.book(this.#coupled, this.#cluster.nowSec);
    for (const { resource } of activity.slots) this.#cluster.touch(resource);
    for (const job of gang.containers()) {
      jobs.cpuSec[job]! += cpus.consumedAt(jobs.node[job]!, jobs.position[job]!, nowSec);
      jobs.limitCpus[job] = Number.NaN;
      jobs.phase[job] = phases.moving;
      transit.standBy(job, jobs.node[job]!);
    }
    this.#coupled.remove(activity, (owner, position) => {
      if (owner >= 0 && owner < jobs.specs.length) jobs.position[owner] = position;
    });
    this.#training.delete(activity);
    gang.activity = null;
  }

  #close(gang: Gang, job: number, endSec: number): void {
    const record = gang.record(job, this.#cluster, endSec);
    if (record !== null) this.workers.push(record);
    gang.closed(job, this.#cluster.jobs.cpuSec[job]!);
  }

  #expect(gang: Gang, atSec: number): void {
    gang.ticket += 1;
    this.#moments.push(Math.max(this.#cluster.nowSec, atSec), { gang, ticket: gang.ticket });
  }
}
