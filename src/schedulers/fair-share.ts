import { noActions } from "./no-actions.js";
import { definePlugin, noParams, type SchedulerPlugin } from "./scheduler.js";

/** Leaves every container to the kernel's fair sharing: equal weights unless the job brings its own, no limits. */
export const fairShare: SchedulerPlugin = definePlugin({
  name: "fair-share",
  kind: "node",
  summary: "what Docker does: containers share a node equally, without limits",
  source: "NA in Zheng, section 6.1.2",
  params: noParams,
  triggers: [],
  create: () => ({ decide: () => noActions }),
});
