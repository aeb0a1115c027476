import { schedulerPlugins } from "../../schedulers/registry.js";

/** Schedulers that run in a page: all but the one that asks a server. */
export const schedulerNames: readonly string[] = schedulerPlugins
  .map(({ name }) => name)
  .filter((name) => name !== "extender");
