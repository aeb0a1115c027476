import { InputError } from "../domain/errors.js";
import { extender } from "./extender/extender.js";
import { fairShare } from "./fair-share.js";
import { flowCon } from "./flowcon/flowcon.js";
import { las } from "./las/las.js";
import { lasStrict } from "./las/las-strict.js";
import { basicPlacements } from "./placements.js";
import { replay } from "./replay.js";
import type { SchedulerPlugin } from "./scheduler.js";
import { speCon } from "./specon/specon.js";

/** Every scheduler there is, in the order `descent schedulers` lists them. */
export const schedulerPlugins: readonly SchedulerPlugin[] = [
  fairShare,
  flowCon,
  replay,
  ...basicPlacements,
  speCon,
  las,
  lasStrict,
  extender,
];

/** @param own schedulers of one's own, which are not registered */
export const findScheduler = (name: string, own: readonly SchedulerPlugin[] = []): SchedulerPlugin | undefined =>
  [...schedulerPlugins, ...own].find((plugin) => plugin.name === name);

/** Throws InputError where one of one's own has the name of a registered scheduler or of another: results name schedulers. */
export function refuseTaken(own: readonly SchedulerPlugin[]): void {
  for (const [index, { name }] of own.entries()) {
    if (findScheduler(name) !== undefined)
      throw new InputError("scheduler", name, "is the name of a registered scheduler");
    if (findScheduler(name, own.slice(0, index)) !== undefined)
      throw new InputError("scheduler", name, "is the name of two schedulers of one's own");
  }
}

/** Placement of a scenario that names only a node policy. */
export const defaultPlacement = "least-loaded";

/** Node policy of a scenario that names only a placement. */
export const defaultNodePolicy = "fair-share";
