import { apply } from "../cluster/apply.js";
import { Checkpoints } from "../cluster/checkpoints.js";
import { Cluster } from "../cluster/cluster.js";
import { JobTable, phases } from "../cluster/job-table.js";
import { View } from "../cluster/view.js";
import { assert } from "../domain/assert.js";
import type { GrowthRow } from "../domain/growth.js";
import { type JobIndex, jobIndex, type NodeIndex, nodeIndex } from "../domain/ids.js";
import { defaultMigration } from "../domain/migration.js";
import type { Trigger } from "../domain/trigger.js";
import { AlarmClock } from "../engine/alarm-clock.js";
import { Arrivals } from "./arrivals.js";
import { DecisionRecorder } from "./decision-recorder.js";
import type { Desk } from "./desk.js";
import { EnergyMeter } from "./energy-meter.js";
import type { EventSource } from "./event-source.js";
import { createGangEvents, type GangEvents } from "./gang-events.js";
import { type Listeners, listenersByTrigger } from "./listeners.js";
import { createNodeChanges } from "./node-changes.js";
import type { Policy } from "./policy.js";
import { retryPending } from "./retry-pending.js";
import type { RunInput, RunOutcome } from "./run-input.js";
import { idleLimit, progressStride } from "./run-limits.js";
import { Services } from "./services.js";
import { Steps } from "./steps.js";
import { TimelineRecorder } from "./timeline-recorder.js";
import { createTransferEvents } from "./transfer-events.js";

/** Runs jobs to their end. Pure: the same input gives the same outcome. */
export function runJobs(input: RunInput): RunOutcome {
  const run = new Run(input);
  run.toEnd();
  return run.outcome();
}

class Run implements Desk {
  readonly cluster: Cluster;
  readonly #view: View;
  readonly #alarms = new AlarmClock();
  readonly #policies: readonly Policy[];
  readonly listeners: Listeners;
  readonly recorder: TimelineRecorder | null;
  readonly #onProgress: RunInput["onProgress"];
  readonly checkpoints: Checkpoints;
  readonly #sources: readonly EventSource[];
  readonly #decisions: DecisionRecorder | null;
  readonly meter: EnergyMeter | null;
  readonly services: Services | null;
  readonly #growth: GrowthRow[] = [];
  readonly #arrivals: Arrivals;
  /** null: no job waits for another. */
  readonly #steps: Steps | null;
  /** null: no job is distributed. */
  readonly #gangs: GangEvents | null;
  #ended = 0;
  #idle = 0;
  /** Waiting jobs that held the queue when last asked. */
  readonly #holding: Set<number> = new Set();

  constructor(input: RunInput) {
    const isMetered = input.nodes.some(({ power }) => power !== null);
    this.recorder = input.recordTimeline ? new TimelineRecorder() : null;
    const jobs = new JobTable(input.jobs, input.nodes);
    const { hasInputs, hasServices } = jobs.traits;
    const isWatched = this.recorder !== null || isMetered || hasServices;
    this.cluster = new Cluster(input.nodes, jobs, isWatched ? this.#settled : null, input.network ?? null);
    this.#decisions = input.recordDecisions === true ? new DecisionRecorder() : null;
    this.#view = new View(this.cluster, input.noiseSeed, input.recordTimeline, this.#decisions !== null);
    this.checkpoints = new Checkpoints(input.migration ?? defaultMigration, input.migrationSeed ?? 0);
    this.#onProgress = input.onProgress;
    this.#policies = input.policies;
    this.#arrivals = new Arrivals(jobs.arrivalSec.subarray(0, jobs.jobCount));
    this.listeners = listenersByTrigger(input.policies);
    this.meter = isMetered ? new EnergyMeter(this.cluster, this.#arrivals.nextSec) : null;
    this.#steps = hasInputs ? new Steps(this.cluster, (job) => this.#submit(job)) : null;
    this.#gangs = createGangEvents(this);
    this.services = hasServices ? new Services(this.cluster, input, (job) => this.#tellEnd(job)) : null;
    const changes = createNodeChanges(input.outages, this, this.#gangs);
    const sources = [this.#gangs, createTransferEvents(this), this.#steps, this.services, changes];
    this.#sources = sources.filter((source) => source !== null);
  }

  /**
   * At each moment: containers end, then those on their way arrive, then the sources that only some runs have, in order, then
   * jobs arrive, then alarms ring, then rates are solved. What every run has is called by name, which is faster than a list.
   */
  toEnd(): void {
    const { cluster } = this;
    const { transit } = cluster;
    const sources = this.#sources;
    while (this.#ended < this.#arrivals.count && this.#idle < idleLimit) {
      let nowSec = Math.min(cluster.nextDueSec, transit.nextSec, this.#arrivals.nextSec, this.#alarms.nextSec);
      for (let index = 0; index < sources.length; index += 1) nowSec = Math.min(nowSec, sources[index]!.nextSec);
      if (nowSec === Number.POSITIVE_INFINITY) break;
      assert(nowSec >= cluster.nowSec, "time never goes back");
      cluster.nowSec = nowSec;
      this.#endDue();
      if (transit.nextSec <= nowSec) this.#resumeDue();
      for (let index = 0; index < sources.length; index += 1) {
        if (sources[index]!.nextSec <= nowSec) sources[index]!.fire();
      }
      while (this.#arrivals.nextSec <= nowSec) this.#arrive();
      while (this.#alarms.nextSec <= nowSec) this.#ring();
      cluster.settle();
    }
  }

  readonly #settled = (cluster: Cluster, node: number): void => {
    this.recorder?.settled(cluster, node);
    this.meter?.changed(cluster, node);
    this.services?.settled(node);
  };

  outcome(): RunOutcome {
    return {
      jobs: this.cluster.jobs,
      timeline: this.recorder?.rows ?? [],
      growth: this.#growth,
      energy: this.meter?.total(this.cluster) ?? [],
      decisions: this.#decisions?.rows ?? [],
      workers: this.#gangs?.gangs.records() ?? [],
      services: this.services?.results() ?? [],
    };
  }

  #endDue(): void {
    const { cluster } = this;
    for (let job = cluster.endNextDue(); job !== -1; job = cluster.endNextDue()) {
      if (cluster.jobs.phase[job] === phases.done) this.#tellEnd(job);
      else this.services?.running(job);
    }
  }

  #tellEnd(job: number): void {
    this.noteFinished(job);
    this.recorder?.ended(this.cluster, job);
    const node = nodeIndex(this.cluster.jobs.node[job]!);
    if (this.listeners.completion.length > 0) {
      this.tell(this.listeners.completion, { kind: "completion", job: jobIndex(job), node });
    }
    this.retryPending(node);
  }

  #arrive(): void {
    const job = this.#arrivals.take();
    if (this.#steps === null || !this.#steps.holds(job)) this.#submit(job);
  }

  #submit(index: number): void {
    if (this.#gangs?.submit(index) === true) return;
    const job = jobIndex(index);
    this.cluster.submit(job);
    this.tell(this.listeners.arrival, { kind: "arrival", job });
  }

  #ring(): void {
    const ring = this.#alarms.ring();
    if (ring === null) return;
    this.noteIdle(1);
    this.#ask(ring.owner, { kind: "wake", key: ring.key });
  }

  #resumeDue(): void {
    const cluster = this.cluster;
    for (let job = cluster.resumeNext(); job !== -1; job = cluster.resumeNext()) this.tellStart(jobIndex(job));
  }

  noteFinished(job: number): void {
    this.#ended += 1;
    this.#idle = 0;
    if (this.#ended % progressStride === 0) this.#onProgress?.(this.#ended, this.#arrivals.count);
    if (this.#steps !== null) this.#steps.ended(job);
  }

  noteEnded(): void {
    this.#ended += 1;
  }

  noteIdle(weight: number): void {
    this.#idle = this.#isIdle() ? this.#idle + weight : 0;
  }

  /** Nothing runs, nothing is on its way and nothing more comes: only alarms and failures are left. */
  #isIdle(): boolean {
    const { nextDueSec, transit } = this.cluster;
    const isOver = Math.min(nextDueSec, transit.nextSec, this.#arrivals.nextSec) === Number.POSITIVE_INFINITY;
    return isOver && this.#sources.every(({ isWork, nextSec }) => !isWork || nextSec === Number.POSITIVE_INFINITY);
  }

  retryPending(node: number): void {
    retryPending(this, this.#gangs, this.#holding, node);
  }

  tell(owners: readonly number[], trigger: Trigger): boolean {
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
        assert(action.atSec > this.cluster.nowSec, "an alarm is set for the future");
        this.#alarms.set(owner, action.key, action.atSec);
        continue;
      }
      if (action.kind === "log") {
        this.#growth.push(action.growth);
        continue;
      }
      const from = action.kind === "migrate" ? this.cluster.jobs.node[action.job]! : -1;
      const refusal = apply(action, this.cluster, this.checkpoints);
      if (refusal === null) this.meter?.acted(this.cluster, action);
      if (this.#decisions !== null) this.#decisions.note(action, refusal, this.#view);
      if (action.kind === "migrate") {
        if (refusal === null) this.#tellLeave(action.job, from, action.to);
        continue;
      }
      if (action.kind === "wait" && action.holdsQueue) {
        holdsQueue = true;
        this.#holding.add(action.job);
      } else if (this.#holding.size > 0 && action.kind !== "limit" && action.kind !== "weigh") {
        this.#holding.delete(action.job);
      }
      if (refusal !== null) this.cluster.jobs.noteWaiting(action.job, refusal);
      else if (action.kind === "place") this.tellStart(action.job);
    }
    return holdsQueue;
  }

  /** Unless the container still waits for its image: then it starts later. */
  tellStart(job: JobIndex): void {
    this.#idle = 0;
    const { jobs } = this.cluster;
    if (jobs.phase[job] === phases.running) this.services?.running(job);
    if (jobs.phase[job] !== phases.running || this.listeners.start.length === 0) return;
    this.tell(this.listeners.start, { kind: "start", job, node: nodeIndex(jobs.node[job]!) });
  }

  /** A container is on its way to another node, and has freed its former one. */
  #tellLeave(job: JobIndex, from: number, to: NodeIndex): void {
    this.recorder?.left(this.cluster, job, from);
    this.services?.left(job, from, false);
    this.tell(this.listeners.leave, { kind: "leave", job, node: nodeIndex(from), to });
    this.retryPending(from);
  }
}
