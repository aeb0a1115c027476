import type { Action } from "../../domain/action.js";
import type { GrowthRow } from "../../domain/growth.js";
import type { Trigger } from "../../domain/trigger.js";
import { AlarmClock } from "../../engine/alarm-clock.js";
import { createStreams } from "../../random/streams.js";
import type { RecordingPlan } from "../../recording/recording.js";
import { type Listeners, listenersByTrigger } from "../../run/listeners.js";
import { choosePolicies, createPolicies, type Policy } from "../../run/policy.js";
import type { LiveView } from "./live-view.js";

/** What the recorder has to do: alarms and logs are dealt with before. */
export type LiveAction = Exclude<Action, { readonly kind: "wake" | "log" }>;

/** The schedulers of simulated runs, asked in wall-clock time: the same plugins, triggers, alarms and random streams. */
export class LivePolicies {
  readonly #policies: readonly Policy[];
  readonly #listeners: Listeners;
  readonly #alarms = new AlarmClock();
  readonly #view: LiveView;
  readonly #onGrowth: (row: GrowthRow) => void;

  constructor(plan: RecordingPlan, view: LiveView, onGrowth: (row: GrowthRow) => void) {
    this.#policies = createPolicies(choosePolicies(plan), createStreams(plan.seed));
    this.#listeners = listenersByTrigger(this.#policies);
    this.#view = view;
    this.#onGrowth = onGrowth;
  }

  /** Infinity: no policy waits for a time. */
  get nextAlarmSec(): number {
    return this.#alarms.nextSec;
  }

  /** Asks every policy that wants to know; their answers in order. */
  tell(trigger: Trigger): readonly LiveAction[] {
    return this.#listeners[trigger.kind].flatMap((owner) => this.#ask(owner, trigger));
  }

  /** Takes the next alarm off and asks the policy that set it. */
  ring(): readonly LiveAction[] {
    const ring = this.#alarms.ring();
    return ring === null ? [] : this.#ask(ring.owner, { kind: "wake", key: ring.key });
  }

  #ask(owner: number, trigger: Trigger): readonly LiveAction[] {
    const todo: LiveAction[] = [];
    const { scheduler } = this.#policies[owner]!;
    for (const action of this.#view.atOneMoment(() => scheduler.decide(trigger, this.#view))) {
      if (action.kind === "wake") this.#alarms.set(owner, action.key, action.atSec);
      else if (action.kind === "log") this.#onGrowth(action.growth);
      else todo.push(action);
    }
    return todo;
  }
}
