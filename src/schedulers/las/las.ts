import type { Extender } from "../kubernetes/extender.js";
import { createPipelineScheduler, pipelineTriggers } from "../kubernetes/pipeline-scheduler.js";
import { definePlugin, type SchedulerPlugin } from "../scheduler.js";
import { nearest, wantedLocation } from "./nearest.js";
import { type LasVoteParams, lasParams } from "./params.js";
import { policyRequests, policySetup } from "./setup.js";

/**
 * Angelopoulos's latency-aware scheduler (not least attained service, which shares the abbreviation): an extender gives the
 * node nearest to a prediction step's location one point, times its weight, beside four default priorities, which can outvote it.
 */
export const las: SchedulerPlugin = definePlugin({
  name: "las",
  kind: "placement",
  summary:
    "latency-aware: an extender favours the node nearest to a prediction step, default priorities may outvote it",
  source: "Angelopoulos, section 3.4.4, Figures 20 and 21",
  params: lasParams,
  triggers: pipelineTriggers,
  create(given, rng) {
    const params = given as unknown as LasVoteParams;
    return createPipelineScheduler(policySetup(params, lasExtender(params)), policyRequests(params), rng);
  },
});

/** The extender alone: it scores, and refuses no node. */
export const lasExtender = (params: LasVoteParams): Extender => ({
  name: "las",
  weight: params.extenderWeight,
  concerns: ({ pod }) => wantedLocation(pod, params) !== null,
  filter: () => new Map(),
  prioritize({ pod, view }, nodes) {
    const found = nearest(wantedLocation(pod, params) ?? "", nodes, view);
    const best = found?.nodes.at(params.tie === "last" ? -1 : 0);
    return best === undefined ? new Map() : new Map([[best, params.bestScore]]);
  },
});
