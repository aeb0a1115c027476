import { fail } from "../cluster/fail.js";
import { phases } from "../cluster/job-table.js";
import { abandon } from "../cluster/leaving.js";
import { type JobIndex, jobIndex, nodeIndex } from "../domain/ids.js";
import type { Desk } from "./desk.js";
import type { EventSource } from "./event-source.js";
import type { GangEvents } from "./gang-events.js";
import { noOutages, type Outages } from "./outages.js";
import { restartLimit } from "./run-limits.js";

/** Nodes that fail and come back. */
class NodeChanges implements EventSource {
  readonly isWork = false;
  readonly #outages: Outages;
  readonly #desk: Desk;
  readonly #gangs: GangEvents | null;

  /** @param gangs null: no job is distributed */
  constructor(outages: Outages, desk: Desk, gangs: GangEvents | null) {
    this.#outages = outages;
    this.#desk = desk;
    this.#gangs = gangs;
  }

  get nextSec(): number {
    return this.#outages.nextSec;
  }

  fire(): void {
    while (this.#outages.nextSec <= this.#desk.cluster.nowSec) this.#change();
  }

  #change(): void {
    const { cluster, listeners } = this.#desk;
    const change = this.#outages.next();
    if (change === null) return;
    this.#desk.noteIdle(1 / cluster.nodes.length);
    if (change.isDown) {
      this.#fail(change.node);
      return;
    }
    cluster.up[change.node] = 1;
    this.#desk.meter?.changed(cluster, change.node);
    this.#desk.tell(listeners["node-up"], { kind: "node-up", node: nodeIndex(change.node) });
    this.#desk.retryPending(change.node);
  }

  #fail(index: number): void {
    const desk = this.#desk;
    const { cluster, listeners } = desk;
    const node = nodeIndex(index);
    const { ran, bound, stopped } = fail(cluster, this.#gangs?.gangs ?? null, desk.checkpoints, node);
    desk.meter?.changed(cluster, node);
    for (const job of ran) {
      desk.recorder?.left(cluster, job, node);
      desk.services?.left(job, node, true);
    }
    const lost = [...ran, ...bound].map(jobIndex);
    for (const job of lost) desk.tell(listeners.leave, { kind: "leave", job, node, to: null });
    this.#gangs?.standBy(stopped);
    desk.tell(listeners["node-down"], { kind: "node-down", node });
    for (const job of lost.toSorted((a, b) => cluster.jobs.arrivalSec[a]! - cluster.jobs.arrivalSec[b]! || a - b)) {
      if (cluster.jobs.phase[job] !== phases.pending) continue;
      if (this.#restarts(job) >= restartLimit) this.#abandon(job);
      else if (desk.tell(listeners.retry, { kind: "retry", job })) return;
    }
  }

  #restarts(job: JobIndex): number {
    const { gangs, jobs } = this.#desk.cluster;
    return jobs.history(gangs?.of(job)?.layout.job ?? job).restarts.length;
  }

  #abandon(job: JobIndex): void {
    const { cluster } = this.#desk;
    const gang = cluster.gangs?.of(job) ?? null;
    if (gang === null) abandon(cluster, job);
    else this.#gangs!.gangs.abandon(gang);
    cluster.jobs.waitReason.set(gang?.layout.job ?? job, `given up: it was lost with its node ${restartLimit} times`);
    this.#desk.noteEnded();
  }
}

/** @param gangs null: no job is distributed. @returns null: no node fails */
export const createNodeChanges = (
  outages: Outages | undefined,
  desk: Desk,
  gangs: GangEvents | null,
): EventSource | null =>
  outages === undefined || outages === noOutages ? null : new NodeChanges(outages, desk, gangs);
