import type { TriggerKind } from "../domain/trigger.js";
import type { Policy } from "./policy.js";

/** For each trigger, the positions of the policies that want it. */
export type Listeners = Readonly<Record<TriggerKind, readonly number[]>>;

export function listenersByTrigger(policies: readonly Policy[]): Listeners {
  const listening = (kind: TriggerKind): readonly number[] =>
    policies.flatMap(({ triggers }, owner) => (triggers.includes(kind) ? [owner] : []));
  return {
    arrival: listening("arrival"),
    retry: listening("retry"),
    start: listening("start"),
    completion: listening("completion"),
    leave: listening("leave"),
    "node-down": listening("node-down"),
    "node-up": listening("node-up"),
    wake: listening("wake"),
  };
}
