import { assertNever } from "../domain/assert.js";
import { RunError } from "../domain/errors.js";
import { jobIndex, nodeIndex } from "../domain/ids.js";
import type { PlannedChange, RecordedEventKind, RecordingPlan } from "../recording/recording.js";
import { LiveJob } from "./live/live-job.js";
import { type LiveAction, LivePolicies } from "./live/live-policies.js";
import { LiveView } from "./live/live-view.js";
import { nodeSpec } from "./live/node-spec.js";
import { ProgressReader } from "./progress-reader.js";
import type { Ending, LaunchOptions, Runtime } from "./runtime.js";
import type { RecordingWriter } from "./writer.js";

export interface SessionOptions {
  readonly plan: RecordingPlan;
  readonly runtime: Runtime;
  readonly writer: RecordingWriter;
  readonly nowSec: () => number;
  /** Unix time in milliseconds to seconds of the recording. */
  readonly secOf: (unixMs: number) => number;
  /** Where and as whom a container runs. */
  readonly launchOf: (job: LiveJob) => Pick<LaunchOptions, "folder" | "checkpointFolder" | "environment">;
}

interface Due {
  readonly atSec: number;
  readonly run: () => Promise<void>;
}

const node = nodeIndex(0);

/**
 * One recording: submits, starts and changes containers as the plan and the scheduler say, and writes down what happens.
 * Everything that changes a container is done one after the other.
 */
export class Session {
  readonly jobs: readonly LiveJob[];
  readonly problems: string[] = [];
  readonly #options: SessionOptions;
  readonly #policies: LivePolicies;
  readonly #progress: ProgressReader;
  #planned: readonly Due[];
  #ended: (() => Promise<void>)[] = [];
  #wake: () => void = () => {};
  #stop: "interrupted" | Error | null = null;

  constructor(options: SessionOptions) {
    const { plan, writer, nowSec } = options;
    this.#options = options;
    this.jobs = plan.containers.map((each) => new LiveJob(each));
    const view = new LiveView(nodeSpec(plan), this.jobs, nowSec);
    this.#policies = new LivePolicies(plan, view, (row) => {
      const { timeSec, job, list, evaluation, progress, usage, growth, limit } = row;
      writer.row("growth", [timeSec, row.node, job, list, evaluation, progress, usage, growth, limit]);
    });
    this.#progress = new ProgressReader(plan.progressPattern, writer, nowSec);
    this.#planned = this.jobs.flatMap((job) => this.#plannedFor(job)).toSorted((a, b) => a.atSec - b.atSec);
  }

  /** Ends the recording early; the first reason stays. */
  stop(reason: "interrupted" | Error): void {
    this.#stop ??= reason;
    this.#wake();
  }

  /** Resolves when every container has ended, or why it was stopped before. Throws when the runtime fails. */
  async toEnd(): Promise<"complete" | "interrupted"> {
    const { nowSec, plan } = this.#options;
    while (this.jobs.some(({ phase }) => phase !== "done")) {
      if (this.#stop instanceof Error) throw this.#stop;
      if (this.#stop !== null) return this.#stop;
      if (nowSec() >= plan.timeoutSec) {
        this.problems.push(`stopped after ${plan.timeoutSec} s (timeoutSec) with containers that had not ended`);
        return "interrupted";
      }
      await this.#step();
    }
    return "complete";
  }

  /** Writes one row for each container that runs. */
  sample(): void {
    const tSec = this.#options.nowSec();
    for (const job of this.jobs) if (job.phase === "running") this.#writeSample(job, tSec);
  }

  async #step(): Promise<void> {
    const now = this.#options.nowSec();
    const ended = this.#ended.shift();
    if (ended !== undefined) return ended();
    const [next, ...later] = this.#planned;
    if (next !== undefined && next.atSec <= now) {
      this.#planned = later;
      return next.run();
    }
    if (this.#policies.nextAlarmSec <= now) return this.#apply(this.#policies.ring());
    await this.#sleepUntil(Math.min(next?.atSec ?? Number.POSITIVE_INFINITY, this.#policies.nextAlarmSec));
  }

  #sleepUntil(atSec: number): Promise<void> {
    const { nowSec, plan } = this.#options;
    return new Promise((resolve) => {
      const waitMs = Math.max(1, Math.ceil((Math.min(atSec, plan.timeoutSec) - nowSec()) * 1000));
      const timer = setTimeout(resolve, waitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#stop !== null || this.#ended.length > 0) this.#wake();
    });
  }

  #plannedFor(job: LiveJob): readonly Due[] {
    const submit = { atSec: job.plan.startSec, run: () => this.#submit(job) };
    return [
      submit,
      ...job.plan.changes.map((change) => ({ atSec: change.atSec, run: () => this.#change(job, change) })),
    ];
  }

  async #submit(job: LiveJob): Promise<void> {
    job.phase = "pending";
    await this.#apply(this.#policies.tell({ kind: "arrival", job: this.#indexOf(job) }));
  }

  async #apply(actions: readonly LiveAction[]): Promise<void> {
    for (const action of actions) {
      const job = this.jobs[action.job]!;
      switch (action.kind) {
        case "place":
          await this.#start(job, "start");
          await this.#apply(this.#policies.tell({ kind: "start", job: action.job, node }));
          break;
        case "limit":
          await this.#limit(job, action.cpus);
          break;
        case "weigh":
          await this.#weigh(job, action.weight);
          break;
        case "wait":
        case "migrate":
          // A job that waits is offered again when another ends; there is no other node to move to.
          break;
        default:
          assertNever(action);
      }
    }
  }

  async #start(job: LiveJob, event: "start" | "resume"): Promise<void> {
    const { runtime, plan, secOf } = this.#options;
    const { limitCpus, weight } = job;
    const container = await runtime.launch({
      plan: job.plan,
      node: plan.node,
      limitCpus,
      weight,
      ...this.#options.launchOf(job),
      onLine: (line) => this.#progress.line(job, line),
    });
    job.container = container;
    job.phase = "running";
    const tSec = secOf(container.startedAtMs);
    this.#write(tSec, job, event, null);
    if (event === "start" && limitCpus !== null) this.#write(tSec, job, "limit", limitCpus);
    if (event === "start" && weight !== 1) this.#write(tSec, job, "weight", weight);
    void container.ended.then((ending) => {
      this.#ended.push(() => this.#end(job, ending));
      this.#wake();
    });
  }

  async #end(job: LiveJob, ending: Ending): Promise<void> {
    const tSec = this.#options.secOf(ending.atMs);
    this.#writeSample(job, tSec);
    job.leaveContainer();
    if (job.phase === "stopped" && ending.exitCode === 0) {
      this.#write(tSec, job, "checkpoint", null);
      return this.#start(job, "resume");
    }
    job.phase = "done";
    this.#write(tSec, job, "end", ending.exitCode);
    if (ending.exitCode === null)
      throw new RunError("what ran the containers is gone; what was recorded until then is there");
    if (ending.exitCode !== 0) this.problems.push(`${job.plan.id} ended with exit code ${ending.exitCode}`);
    if (job.step === null) this.problems.push(`${job.plan.id} printed no line that progressPattern matches`);
    await this.#apply(this.#policies.tell({ kind: "completion", job: this.#indexOf(job), node }));
    for (const waiting of this.jobs.filter(({ phase }) => phase === "pending")) {
      await this.#apply(this.#policies.tell({ kind: "retry", job: this.#indexOf(waiting) }));
    }
  }

  async #change(job: LiveJob, change: PlannedChange): Promise<void> {
    if (job.container === null || job.phase !== "running") return;
    switch (change.kind) {
      case "limit":
        return this.#limit(job, change.cpus);
      case "weight":
        return this.#weigh(job, change.weight);
      case "pause":
      case "resume":
        await this.#attempt(job, job.container[change.kind](), change.kind, null);
        return;
      case "checkpoint":
        job.phase = "stopped";
        await this.#attempt(job, job.container.askToSave(), null, null);
        return;
      default:
        assertNever(change);
    }
  }

  async #limit(job: LiveJob, cpus: number): Promise<void> {
    if (job.container !== null && (await this.#attempt(job, job.container.limit(cpus), "limit", cpus)))
      job.limitCpus = cpus;
  }

  async #weigh(job: LiveJob, weight: number): Promise<void> {
    if (job.container !== null && (await this.#attempt(job, job.container.weigh(weight), "weight", weight))) {
      job.weight = weight;
    }
  }

  /** A container may end while it is being changed: that is not an error, its end says the rest. */
  async #attempt(
    job: LiveJob,
    doing: Promise<void>,
    event: RecordedEventKind | null,
    value: number | null,
  ): Promise<boolean> {
    try {
      await doing;
    } catch (error) {
      this.problems.push(`${job.plan.id}: ${event ?? "checkpoint"} was refused: ${(error as Error).message.trim()}`);
      return false;
    }
    if (event !== null) this.#write(this.#options.nowSec(), job, event, value);
    return true;
  }

  #writeSample(job: LiveJob, tSec: number): void {
    const { cpuSec, throttledSec, memoryMb } = job.usage();
    this.#options.writer.row("samples", [tSec, job.plan.id, cpuSec, throttledSec, memoryMb]);
  }

  #write(tSec: number, job: LiveJob, event: RecordedEventKind, value: number | null): void {
    this.#options.writer.row("events", [tSec, job.plan.id, event, value]);
  }

  readonly #indexOf = (job: LiveJob) => jobIndex(this.jobs.indexOf(job));
}
