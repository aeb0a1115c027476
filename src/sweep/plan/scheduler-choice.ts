import type * as z from "zod";
import type { Override } from "../../scenario/overrides.js";
import { parseOverride } from "../../scenario/overrides.js";
import { findScheduler } from "../../schedulers/registry.js";
import type { SchedulerPlugin } from "../../schedulers/scheduler.js";
import { splitChoice } from "../../schedulers/split-choice.js";

/** One scheduler of a sweep: its name, perhaps with parameters that hold in all of its cells. */
export interface SchedulerChoice {
  /** As it was written; what tables call it. */
  readonly label: string;
  readonly name: string;
  readonly overrides: readonly Override[];
  /** null: there is no such scheduler, which checking the scenario will say. */
  readonly params: z.ZodObject | null;
}

/**
 * Reads `flowcon:alpha=0.05:intervalSec=20`, as `compare` does.
 * @param own schedulers of one's own
 */
export function parseSchedulerChoice(label: string, own: readonly SchedulerPlugin[]): SchedulerChoice {
  const { name, params } = splitChoice(label);
  const overrides = [`scheduler.name=${name}`, ...params.map((param) => `scheduler.${param}`)];
  return {
    label,
    name,
    overrides: overrides.map(parseOverride),
    params: findScheduler(name, own)?.params ?? null,
  };
}

/** The parameter that a path such as `scheduler.alpha` sets; null: it sets something else. */
const parameterOf = (path: string): string | null => /^scheduler\.([^.[\]]+)/.exec(path)?.[1] ?? null;

/** Whether a swept field means anything to a scheduler: `scheduler.alpha` does not to one that has no alpha. */
export function applies(path: string, choice: SchedulerChoice): boolean {
  const parameter = parameterOf(path);
  if (parameter === null) return true;
  return choice.params !== null && Object.hasOwn(choice.params.shape, parameter);
}
