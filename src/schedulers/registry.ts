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

export const findScheduler = (name: string): SchedulerPlugin | undefined =>
  schedulerPlugins.find((plugin) => plugin.name === name);

/** Placement of a scenario that names only a node policy. */
export const defaultPlacement = "least-loaded";

/** Node policy of a scenario that names only a placement. */
export const defaultNodePolicy = "fair-share";
