import * as z from "zod";
import type { Action } from "../domain/action.js";
import type { ExtenderTally } from "../domain/decision.js";
import type { HttpCall } from "../domain/http-call.js";
import type { Trigger, TriggerKind } from "../domain/trigger.js";
import type { OracleView } from "../domain/view.js";
import type { Rng } from "../random/rng.js";

/**
 * Decides what should change. Reads the view, returns actions, changes nothing outside itself. A policy that only uses what
 * a real system could observe declares its second parameter as `ClusterView`; one that needs the truth as `OracleView`, and
 * its plugin says `oracle: true`.
 */
export interface Scheduler {
  decide(trigger: Trigger, view: OracleView): readonly Action[];
  /** How often an extender beside it has got its way so far; absent: it has none. */
  extenderTally?(): ExtenderTally;
}

/**
 * `placement`: chooses the node of each job (cluster policy). `node`: sets limits and weights of the containers on each node
 * (node policy). One of each makes a whole scheduler.
 */
export type SchedulerKind = "placement" | "node";

/** How a scheduler is declared: one exported constant per file, made by `definePlugin`, listed in registry.ts. */
export interface SchedulerPlugin {
  readonly name: string;
  readonly kind: SchedulerKind;
  /** One sentence for `descent schedulers`. */
  readonly summary: string;
  /** Where the policy comes from. */
  readonly source: string;
  /** A strict object: every parameter has a default, and a description with its unit. */
  readonly params: z.ZodObject;
  /** What it wants to be asked about; anything else is not sent. */
  readonly triggers: readonly TriggerKind[];
  /** true: it sees the truth, and reports mark it as a bound. */
  readonly oracle: boolean;
  /** true: it asks something outside the simulation, so that the same seed gives the same run only if that does. */
  readonly asksOutside: boolean;
  /** Fills in the defaults that depend on other parameters; what it gives it leaves as it is. */
  complete(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /**
   * @param params the output of `params`, parsed and completed
   * @param rng its own random stream
   * @param streamOf the stream of another plugin, for one that is built on it: it then draws what it draws alone
   * @param call for one that asks outside; null: there is no way to
   */
  create(
    params: Readonly<Record<string, unknown>>,
    rng: Rng,
    streamOf?: (plugin: string) => Rng,
    call?: HttpCall | null,
  ): Scheduler;
}

/** What `definePlugin` takes: a plugin whose `create` has the type that its parameters give. */
export interface PluginDefinition<S extends z.ZodObject>
  extends Omit<SchedulerPlugin, "create" | "complete" | "params" | "oracle" | "asksOutside"> {
  readonly params: S;
  readonly oracle?: boolean;
  readonly asksOutside?: boolean;
  complete?(params: z.output<S>): z.output<S>;
  create(params: z.output<S>, rng: Rng, streamOf: (plugin: string) => Rng, call: HttpCall | null): Scheduler;
}

/** Ties a plugin's `create` to the type that its parameter schema gives, then forgets that type. */
export const definePlugin = <S extends z.ZodObject>(definition: PluginDefinition<S>): SchedulerPlugin => {
  const complete = (params: Readonly<Record<string, unknown>>): z.output<S> => {
    const parsed = definition.params.parse(params);
    return definition.complete?.(parsed) ?? parsed;
  };
  return {
    ...definition,
    oracle: definition.oracle ?? false,
    asksOutside: definition.asksOutside ?? false,
    complete,
    create: (params, rng, streamOf = () => rng, call = null) =>
      definition.create(complete(params), rng, streamOf, call),
  };
};

/** The schema of a policy without parameters. */
export const noParams: z.ZodObject<Record<never, never>, z.core.$strict> = z.strictObject({});
