import { schedulerPlugins } from "../../schedulers/registry.js";

/** Schedulers that run in a page: all but one that asks a server, and one that is nothing without a list. */
export const schedulerNames: readonly string[] = schedulerPlugins
  .map(({ name }) => name)
  .filter((name) => name !== "extender" && name !== "replay");
