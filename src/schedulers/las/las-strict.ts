import { latencyMs } from "../../domain/latency.js";
import type { Extender } from "../kubernetes/extender.js";
import { createPipelineScheduler, pipelineTriggers } from "../kubernetes/pipeline-scheduler.js";
import { definePlugin, type SchedulerPlugin } from "../scheduler.js";
import { nearest, wantedLocation } from "./nearest.js";
import { type LasParams, lasStrictParams } from "./params.js";
import { policyRequests, policySetup } from "./setup.js";

/** What LAS is meant to do: of the nodes with room, a prediction step goes to the nearest, whatever the default priorities say. */
export const lasStrict: SchedulerPlugin = definePlugin({
  name: "las-strict",
  kind: "placement",
  summary: "latency-aware without a vote: a prediction step goes to the nearest node with room",
  source: "Angelopoulos, section 3.4.4, the text",
  params: lasStrictParams,
  triggers: pipelineTriggers,
  create(given, rng) {
    const params = given as unknown as LasParams;
    return createPipelineScheduler(policySetup(params, nearestOnly(params)), policyRequests(params), rng);
  },
});

/** An extender that refuses every node but the nearest; several that are equally near are left to the default priorities. */
export const nearestOnly = (params: LasParams): Extender => ({
  name: "las-strict",
  weight: 0,
  concerns: ({ pod }) => wantedLocation(pod, params) !== null,
  filter({ pod, view }, nodes) {
    const location = wantedLocation(pod, params) ?? "";
    const found = nearest(location, nodes, view);
    if (found === null) return new Map();
    const farther = nodes.filter((node) => !found.nodes.includes(node));
    return new Map(
      farther.map((node) => {
        const ownMs = latencyMs(view.node(node), location);
        const own = ownMs === null ? "unknown" : `${ownMs} ms`;
        return [node, `latency to ${location} is ${own}, ${found.latencyMs} ms from a nearer node with room`];
      }),
    );
  },
  prioritize: () => new Map(),
});
