import type { HttpCall } from "../domain/http-call.js";
import type { TriggerKind } from "../domain/trigger.js";
import type { Streams } from "../random/streams.js";
import type { Scenario, SchedulerChoice } from "../scenario/scenario.js";
import { defaultNodePolicy, defaultPlacement, findScheduler } from "../schedulers/registry.js";
import type { Scheduler, SchedulerPlugin } from "../schedulers/scheduler.js";

/** A scheduler made for one run, with the triggers it listens to. */
export interface Policy {
  readonly scheduler: Scheduler;
  readonly triggers: readonly TriggerKind[];
}

/** The two halves of a scenario's scheduler, by name: where jobs go, and how much CPU they get. */
export interface PolicyChoice {
  readonly placement: SchedulerChoice;
  readonly nodePolicy: SchedulerChoice;
}

/**
 * Splits a scenario's `scheduler` and `placement` into the two halves, filling in the default of the one not named.
 * @param own schedulers that are not registered
 */
export function choosePolicies(
  scenario: Pick<Scenario, "scheduler" | "placement">,
  own: readonly SchedulerPlugin[] = [],
): PolicyChoice {
  const { scheduler, placement } = scenario;
  return pluginOf(scheduler.name, own).kind === "placement"
    ? { placement: scheduler, nodePolicy: { name: defaultNodePolicy, params: {} } }
    : { placement: placement ?? { name: defaultPlacement, params: {} }, nodePolicy: scheduler };
}

/**
 * In the order in which they are asked. Each has a random stream of its own.
 * @param call for one that asks outside
 * @param own schedulers that are not registered
 */
export const createPolicies = (
  choice: PolicyChoice,
  streams: Streams,
  call: HttpCall | null = null,
  own: readonly SchedulerPlugin[] = [],
): readonly Policy[] =>
  [choice.placement, choice.nodePolicy].map(({ name, params }) => {
    const { create, triggers } = pluginOf(name, own);
    const streamOf = (plugin: string) => streams.get(`scheduler/${plugin}`);
    return { scheduler: create(params, streamOf(name), streamOf, call), triggers };
  });

const pluginOf = (name: string, own: readonly SchedulerPlugin[]): SchedulerPlugin => {
  const found = findScheduler(name, own);
  if (found === undefined) throw new Error(`unknown scheduler ${name}`);
  return found;
};
