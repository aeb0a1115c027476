import * as z from "zod";
import type { Action } from "../domain/action.js";
import type { JobIndex } from "../domain/ids.js";
import type { Trigger } from "../domain/trigger.js";
import type { ClusterView } from "../domain/view.js";
import { definePlugin, type Scheduler, type SchedulerPlugin } from "./scheduler.js";

/** What a paused container may use. A cap cannot be 0; in a day this is less than a tenth of a CPU-second. */
const pausedCpus = 1e-6;

/** A change of one container at a moment; where several fall on one moment, the last one listed counts. */
export type ReplayedChange =
  | { readonly kind: "limit"; readonly atSec: number; readonly job: string; readonly cpus: number }
  | { readonly kind: "weight"; readonly atSec: number; readonly job: string; readonly weight: number }
  | { readonly kind: "pause" | "resume"; readonly atSec: number; readonly job: string };

const atSec: z.ZodNumber = z.number().min(0).describe("When, in seconds of the run.");
const job: z.ZodString = z.string().min(1).describe("Id of the job.");

const change: z.ZodType<ReplayedChange> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("limit"),
    atSec,
    job,
    cpus: z.number().gt(0).describe("The most CPUs it may use."),
  }),
  z.strictObject({ kind: z.literal("weight"), atSec, job, weight: z.number().gt(0).describe("Its share of a node.") }),
  z.strictObject({ kind: z.enum(["pause", "resume"]), atSec, job }),
]);

const schema: z.ZodObject<{ changes: z.ZodDefault<z.ZodArray<typeof change>> }, z.core.$strict> = z.strictObject({
  changes: z
    .array(change)
    .default([])
    .describe(
      "What is done to containers, and when: { kind: limit, cpus }, { kind: weight, weight }, { kind: pause } or { kind: resume }, each with atSec (s) and job",
    ),
});

/** Does to containers what was done to them before: changes at given times, such as those of a recording. */
export const replay: SchedulerPlugin = definePlugin({
  name: "replay",
  kind: "node",
  summary: "changes limits and weights, pauses and resumes containers at given times",
  source: "none: what was recorded, or what a study wants to hold fixed",
  params: schema,
  triggers: ["start", "completion", "leave", "wake"],
  create: ({ changes }) => new Replay(changes.toSorted((a, b) => a.atSec - b.atSec)),
});

interface State {
  limitCpus: number | null;
  weight: number | null;
  isPaused: boolean;
}

class Replay implements Scheduler {
  readonly #changes: readonly ReplayedChange[];
  readonly #states: Map<string, State> = new Map();
  readonly #running: Map<string, { readonly job: JobIndex; readonly nodeCpus: number }> = new Map();
  #next = 0;

  constructor(changes: readonly ReplayedChange[]) {
    this.#changes = changes;
  }

  decide(trigger: Trigger, view: ClusterView): readonly Action[] {
    if (trigger.kind === "completion" || trigger.kind === "leave") this.#running.delete(view.id(trigger.job));
    const actions = this.#due(view);
    if (trigger.kind === "start") {
      const id = view.id(trigger.job);
      this.#running.set(id, { job: trigger.job, nodeCpus: view.capacityCpus(trigger.node) });
      actions.push(...this.#inForce(id));
    }
    const next = this.#changes[this.#next];
    if (next !== undefined) actions.push({ kind: "wake", atSec: next.atSec, key: 0 });
    return actions;
  }

  /** Takes note of every change that is due, and does it where its container runs. */
  #due(view: ClusterView): Action[] {
    const changed = new Set<string>();
    for (let change = this.#changes[this.#next]; change !== undefined; change = this.#changes[this.#next]) {
      if (change.atSec > view.nowSec) break;
      this.#next += 1;
      this.#note(change);
      changed.add(change.job);
    }
    return [...changed].flatMap((id) => this.#inForce(id));
  }

  #note(change: ReplayedChange): void {
    const state = this.#states.get(change.job) ?? { limitCpus: null, weight: null, isPaused: false };
    this.#states.set(change.job, state);
    if (change.kind === "limit") state.limitCpus = change.cpus;
    else if (change.kind === "weight") state.weight = change.weight;
    else state.isPaused = change.kind === "pause";
  }

  #inForce(id: string): readonly Action[] {
    const running = this.#running.get(id);
    const state = this.#states.get(id);
    if (running === undefined || state === undefined) return [];
    const { job, nodeCpus } = running;
    const cpus = state.isPaused ? pausedCpus : (state.limitCpus ?? nodeCpus);
    const actions: Action[] = [{ kind: "limit", job, cpus }];
    if (state.weight !== null) actions.push({ kind: "weigh", job, weight: state.weight });
    return actions;
  }
}
