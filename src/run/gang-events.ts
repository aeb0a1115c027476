import type { Gang } from "../cluster/gang.js";
import { Gangs } from "../cluster/gangs.js";
import { phases } from "../cluster/job-table.js";
import { type JobIndex, jobIndex, nodeIndex } from "../domain/ids.js";
import type { Trigger } from "../domain/trigger.js";
import type { Desk } from "./desk.js";
import type { EventSource } from "./event-source.js";

/** Distributed jobs: all their containers are placed at once or none is, and what happens to them is told to the policies. */
export class GangEvents implements EventSource {
  readonly isWork = true;
  readonly gangs: Gangs;
  readonly #desk: Desk;

  constructor(gangs: Gangs, desk: Desk) {
    this.gangs = gangs;
    this.#desk = desk;
  }

  get nextSec(): number {
    return this.gangs.nextSec;
  }

  fire(): void {
    for (let event = this.gangs.next(); event !== null; event = this.gangs.next()) {
      const { kind, gang } = event;
      if (kind === "up") this.#up(gang);
      else if (kind === "trained") this.#save(gang);
      else this.#end(gang);
    }
  }

  /** Takes a job that is submitted. @returns whether it is distributed */
  submit(job: number): boolean {
    const gang = this.gangs.of(job);
    if (gang === null) return false;
    const { cluster, listeners } = this.#desk;
    cluster.jobs.phase[job] = phases.pending;
    for (const container of gang.containers()) cluster.submit(container);
    this.#place(gang, (container) => ({ kind: "arrival", job: container }), listeners.arrival);
    return true;
  }

  /** Offers a job that waits to the policies; of a distributed one that has no place yet, all containers. @returns whether the queue is held */
  offer(job: number): boolean {
    const { listeners } = this.#desk;
    const gang = this.gangs.of(job);
    if (gang === null || gang.state !== "waiting")
      return this.#desk.tell(listeners.retry, { kind: "retry", job: jobIndex(job) });
    return this.#place(gang, (container) => ({ kind: "retry", job: container }), listeners.retry);
  }

  /** The job that waits behind this one, or behind its whole gang. */
  after(job: number): number {
    const { pending } = this.#desk.cluster;
    const gang = this.gangs.of(job);
    let behind = pending.after(job);
    if (gang === null || gang.state !== "waiting") return behind;
    while (behind !== -1 && this.gangs.of(behind) === gang) behind = pending.after(behind);
    return behind;
  }

  #place(gang: Gang, ask: (container: JobIndex) => Trigger, owners: readonly number[]): boolean {
    const { cluster, listeners, meter } = this.#desk;
    let holdsQueue = false;
    for (const container of gang.containers()) {
      if (this.#desk.tell(owners, ask(jobIndex(container)))) holdsQueue = true;
      if (cluster.jobs.phase[container] === phases.pending) break;
    }
    if (gang.state !== "waiting") return holdsQueue;
    for (const { job, node } of this.gangs.withdraw(gang)) {
      meter?.changed(cluster, node);
      this.#desk.tell(listeners.leave, { kind: "leave", job: jobIndex(job), node: nodeIndex(node), to: null });
    }
    this.#noteWaiting(gang);
    return holdsQueue;
  }

  #noteWaiting(gang: Gang): void {
    const { jobs } = this.#desk.cluster;
    const held = gang.containers().find((container) => jobs.waitReason.has(container));
    if (held === undefined) return;
    jobs.noteWaiting(gang.layout.job, `${jobs.specs[held]!.id}: ${jobs.waitReason.get(held)}`);
  }

  #up(gang: Gang): void {
    if (!this.gangs.train(gang)) {
      this.gangs.save(gang);
      return;
    }
    for (const container of gang.containers()) this.#desk.tellStart(jobIndex(container));
  }

  #save(gang: Gang): void {
    this.gangs.save(gang);
    this.standBy(gang.containers());
  }

  /** Tells that containers have stopped and wait where they are. */
  standBy(containers: readonly number[]): void {
    const { cluster, listeners } = this.#desk;
    for (const container of containers) {
      const node = nodeIndex(cluster.jobs.node[container]!);
      this.#desk.tell(listeners.leave, { kind: "leave", job: jobIndex(container), node, to: node });
    }
  }

  #end(gang: Gang): void {
    const { cluster, listeners, meter } = this.#desk;
    const left = this.gangs.end(gang);
    this.#desk.noteFinished(gang.layout.job);
    for (const { job, node } of left) {
      meter?.changed(cluster, node);
      this.#desk.tell(listeners.completion, { kind: "completion", job: jobIndex(job), node: nodeIndex(node) });
    }
    for (const node of new Set(left.map((each) => each.node))) this.#desk.retryPending(node);
  }
}

/** Takes over the distributed jobs of a run; null: it has none. */
export function createGangEvents(desk: Desk): GangEvents | null {
  const { cluster } = desk;
  if (cluster.jobs.gangs.length === 0) return null;
  const gangs = new Gangs(cluster, cluster.coupled!);
  cluster.gangs = gangs;
  return new GangEvents(gangs, desk);
}
