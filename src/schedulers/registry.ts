import { fairShare } from "./fair-share.js";
import { fifo } from "./fifo.js";
import { flowCon } from "./flowcon/flowcon.js";
import { leastLoaded } from "./least-loaded.js";
import { random } from "./random.js";
import { roundRobin } from "./round-robin.js";
import type { SchedulerPlugin } from "./scheduler.js";

/** Every scheduler there is, in the order `descent schedulers` lists them. */
export const schedulerPlugins: readonly SchedulerPlugin[] = [fairShare, flowCon, fifo, roundRobin, leastLoaded, random];

export const findScheduler = (name: string): SchedulerPlugin | undefined =>
  schedulerPlugins.find((plugin) => plugin.name === name);

/** Placement of a scenario that names only a node policy. */
export const defaultPlacement = "least-loaded";

/** Node policy of a scenario that names only a placement. */
export const defaultNodePolicy = "fair-share";
