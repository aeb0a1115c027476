import { assert } from "../domain/assert.js";
import { defaultPlacement, findScheduler, schedulerPlugins } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { unknownName } from "./fields.js";
import { Misplaced } from "./misplaced.js";
import { parseStrictly } from "./problems.js";
import type { SchedulerChoice } from "./scenario.js";
import type { SchedulerInput } from "./scheduler-schema.js";

interface Choices {
  readonly scheduler: SchedulerChoice;
  readonly placement: SchedulerChoice | null;
}

/**
 * Who decides what: a placement decides alone, a node policy has a placement beside it. Throws Misplaced.
 * @param own what may be named beside the registered schedulers
 */
export function resolveSchedulers(
  scheduler: SchedulerInput,
  placement: SchedulerInput | undefined,
  own: readonly SchedulerPlugin[],
): Choices {
  const plugin = pluginOf(scheduler, "scheduler", own);
  const choice = resolveChoice(plugin, scheduler, "scheduler");
  if (plugin.kind === "node") {
    const input = placement ?? defaultPlacement;
    return { scheduler: choice, placement: resolveChoice(pluginOf(input, "placement", own), input, "placement") };
  }
  if (placement !== undefined) {
    const allowed = "leave placement out, or choose a scheduler that only decides how much CPU jobs get";
    throw new Misplaced(["placement"], `${plugin.name} places jobs itself; ${allowed}: ${namesOf("node", own)}`);
  }
  return { scheduler: choice, placement: null };
}

function pluginOf(
  input: SchedulerInput,
  key: "scheduler" | "placement",
  own: readonly SchedulerPlugin[],
): SchedulerPlugin {
  const [name, path] = typeof input === "string" ? [input, [key]] : [input.name, [key, "name"]];
  const plugin = findScheduler(name, own);
  const isAllowed = plugin !== undefined && (key === "scheduler" || plugin.kind === "placement");
  if (isAllowed) return plugin;
  const known = [...schedulerPlugins, ...own].filter((each) => key === "scheduler" || each.kind === "placement");
  throw new Misplaced(
    path,
    unknownName(
      key,
      name,
      known.map((each) => each.name),
    ),
  );
}

/** The schema of the file saw each parameter; the plugin's own also checks them against one another. */
function resolveChoice(plugin: SchedulerPlugin, input: SchedulerInput, key: string): SchedulerChoice {
  const { name, ...params } = typeof input === "string" ? { name: input } : input;
  assert(name === plugin.name, "a choice is resolved by its own plugin");
  return { name, params: plugin.complete(parseStrictly(plugin.params, params, [key])) };
}

const namesOf = (kind: SchedulerPlugin["kind"], own: readonly SchedulerPlugin[]): string =>
  [...schedulerPlugins, ...own]
    .filter((plugin) => plugin.kind === kind)
    .map((plugin) => plugin.name)
    .join(", ");
