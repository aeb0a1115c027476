import { apply } from "../cluster/apply.js";
import { Cluster } from "../cluster/cluster.js";
import type { JobTable } from "../cluster/job-table.js";
import { View } from "../cluster/view.js";
import { assert } from "../domain/assert.js";
import type { GrowthRow } from "../domain/growth.js";
import { type JobIndex, jobIndex, nodeIndex } from "../domain/ids.js";
import type { JobSpec } from "../domain/job.js";
import type { NodeSpec } from "../domain/node.js";
import type { TimelineRow } from "../domain/record.js";
import type { Trigger, TriggerKind } from "../domain/trigger.js";
import { AlarmClock } from "../engine/alarm-clock.js";
import { arrivalOrder } from "./arrival-order.js";
import type { Policy } from "./policy.js";
import { TimelineRecorder } from "./timeline-recorder.js";

/** Everything one run needs, and nothing that it would have to look up. */
export interface RunInput {
  readonly nodes: readonly NodeSpec[];
  readonly jobs: readonly JobSpec[];
  /** In the order in which they are asked: first where, then how much. */
  readonly policies: readonly Policy[];
  readonly noiseSeed: number;
  readonly recordTimeline: boolean;
  /** Called every few thousand ended jobs; null: nobody watches. */
  readonly onProgress: ((endedJobs: number, totalJobs: number) => void) | null;
}

/** What became of the jobs, as columns in their order, and of the CPUs. */
export interface RunOutcome {
  readonly jobs: JobTable;
  readonly timeline: readonly TimelineRow[];
  readonly growth: readonly GrowthRow[];
}

/** Alarms that may ring in a row while nothing runs and nothing more comes, before the run is called stalled. */
const idleAlarmLimit = 1000;

/** Ended jobs between two reports of progress. */
const progressStride = 4096;

/** Runs jobs to their end. Pure: the same input gives the same outcome. */
export function runJobs(input: RunInput): RunOutcome {
  const run = new Run(input);
  run.toEnd();
  return run.outcome();
}

class Run {
  readonly #cluster: Cluster;
  readonly #view: View;
  readonly #alarms = new AlarmClock();
  readonly #policies: readonly Policy[];
  readonly #listeners: Readonly<Record<TriggerKind, readonly number[]>>;
  readonly #recorder: TimelineRecorder | null;
  readonly #onProgress: RunInput["onProgress"];
  readonly #growth: GrowthRow[] = [];
  /** Jobs in order of arrival, and how many of them have been submitted. */
  readonly #order: Int32Array;
  #submitted = 0;
  #nextArrivalSec: number;
  #ended = 0;
  #idleAlarms = 0;
  /** Waiting jobs that held the queue when last asked: not for want of memory alone, so anything that ends may help them. */
  readonly #holding: Set<number> = new Set();

  constructor(input: RunInput) {
    const recorder = input.recordTimeline ? new TimelineRecorder() : null;
    const onSettle = recorder && ((cluster: Cluster, node: number) => recorder.settled(cluster, node));
    this.#recorder = recorder;
    this.#cluster = new Cluster(input.nodes, input.jobs, onSettle);
    this.#view = new View(this.#cluster, input.noiseSeed, input.recordTimeline);
    this.#onProgress = input.onProgress;
    this.#policies = input.policies;
    this.#order = arrivalOrder(this.#cluster.jobs.arrivalSec);
    this.#nextArrivalSec = this.#arrivalSec(0);
    this.#listeners = listenersByTrigger(input.policies);
  }

  /** At each moment: containers end, then jobs arrive, then alarms ring, then rates are solved. */
  toEnd(): void {
    const cluster = this.#cluster;
    while (this.#ended < this.#order.length && this.#idleAlarms < idleAlarmLimit) {
      const nowSec = Math.min(cluster.nextDueSec, this.#nextArrivalSec, this.#alarms.nextSec);
      if (nowSec === Number.POSITIVE_INFINITY) break;
      assert(nowSec >= cluster.nowSec, "time never goes back");
      cluster.nowSec = nowSec;
      this.#endDue();
      while (this.#nextArrivalSec <= nowSec) this.#arrive();
      while (this.#alarms.nextSec <= nowSec) this.#ring();
      cluster.settle();
    }
  }

  outcome(): RunOutcome {
    return { jobs: this.#cluster.jobs, timeline: this.#recorder?.rows ?? [], growth: this.#growth };
  }

  /** When the job at a place in the order arrives; Infinity behind the last. */
  #arrivalSec(place: number): number {
    const job = this.#order[place];
    return job === undefined ? Number.POSITIVE_INFINITY : this.#cluster.jobs.arrivalSec[job]!;
  }

  #endDue(): void {
    const cluster = this.#cluster;
    for (let job = cluster.endNextDue(); job !== -1; job = cluster.endNextDue()) {
      this.#ended += 1;
      this.#idleAlarms = 0;
      if (this.#ended % progressStride === 0) this.#onProgress?.(this.#ended, this.#order.length);
      this.#recorder?.ended(cluster, job);
      const node = nodeIndex(cluster.jobs.node[job]!);
      this.#tell(this.#listeners.completion, { kind: "completion", job: jobIndex(job), node });
      this.#retryPending(node);
    }
  }

  #arrive(): void {
    const job = jobIndex(this.#order[this.#submitted]!);
    this.#submitted += 1;
    this.#nextArrivalSec = this.#arrivalSec(this.#submitted);
    this.#cluster.submit(job);
    this.#tell(this.#listeners.arrival, { kind: "arrival", job });
  }

  #ring(): void {
    const ring = this.#alarms.ring();
    if (ring === null) return;
    const isIdle = this.#cluster.nextDueSec === Number.POSITIVE_INFINITY && this.#submitted === this.#order.length;
    this.#idleAlarms = isIdle ? this.#idleAlarms + 1 : 0;
    this.#ask(ring.owner, { kind: "wake", key: ring.key });
  }

  /** Offers the waiting jobs that the freed node may have room for, until one holds up the rest. */
  #retryPending(node: number): void {
    const { pending, freeMemoryMb, jobs } = this.#cluster;
    let job = pending.first;
    while (job !== -1) {
      const behind = pending.after(job);
      if (this.#holding.has(job) || jobs.memoryMb[job]! <= freeMemoryMb[node]!) {
        if (this.#tell(this.#listeners.retry, { kind: "retry", job: jobIndex(job) })) return;
      }
      job = behind;
    }
  }

  /** @returns whether a policy wants the queue held */
  #tell(owners: readonly number[], trigger: Trigger): boolean {
    let holdsQueue = false;
    for (let index = 0; index < owners.length; index += 1) {
      if (this.#ask(owners[index]!, trigger)) holdsQueue = true;
    }
    return holdsQueue;
  }

  #ask(owner: number, trigger: Trigger): boolean {
    let holdsQueue = false;
    for (const action of this.#policies[owner]!.scheduler.decide(trigger, this.#view)) {
      if (action.kind === "wake") {
        assert(action.atSec > this.#cluster.nowSec, "an alarm is set for the future");
        this.#alarms.set(owner, action.key, action.atSec);
        continue;
      }
      if (action.kind === "log") {
        this.#growth.push(action.growth);
        continue;
      }
      const refusal = apply(action, this.#cluster);
      if (action.kind === "wait" && action.holdsQueue) {
        holdsQueue = true;
        this.#holding.add(action.job);
      } else if (action.kind === "wait" || action.kind === "place") this.#holding.delete(action.job);
      if (refusal !== null) this.#noteWaiting(action.job, refusal);
      else if (action.kind === "place") {
        this.#idleAlarms = 0;
        this.#tell(this.#listeners.start, { kind: "start", job: action.job, node: action.node });
      }
    }
    return holdsQueue;
  }

  /** The first reason stays: it says why the job could not start when it arrived. */
  #noteWaiting(job: JobIndex, reason: string): void {
    const { waitReason } = this.#cluster.jobs;
    if (!waitReason.has(job)) waitReason.set(job, reason);
  }
}

/** For each trigger, the positions of the policies that want it. */
function listenersByTrigger(policies: readonly Policy[]): Readonly<Record<TriggerKind, readonly number[]>> {
  const listening = (kind: TriggerKind): readonly number[] =>
    policies.flatMap(({ triggers }, owner) => (triggers.includes(kind) ? [owner] : []));
  return {
    arrival: listening("arrival"),
    retry: listening("retry"),
    start: listening("start"),
    completion: listening("completion"),
    wake: listening("wake"),
  };
}
