import { definePlugin, type SchedulerPlugin } from "../scheduler.js";
import { defaultFilters } from "./default-filters.js";
import { nodesToScore } from "./nodes-to-score.js";
import { type KubernetesParams, kubernetesParams, weightedScorers } from "./params.js";
import type { PipelineSetup } from "./pipeline.js";
import { createPipelineScheduler, pipelineTriggers } from "./pipeline-scheduler.js";
import { scoreMax } from "./scorer.js";

/** Kubernetes' scheduler with the filters and scorers that version 1.17 has by default. */
export const kubernetesDefault: SchedulerPlugin = definePlugin({
  name: "kubernetes-default",
  kind: "placement",
  summary: "filter and score by requests, image, labels and taints, as kube-scheduler 1.17",
  source: "Kubernetes 1.17, the DS of Zheng, section 6.2.1; Angelopoulos, section 3.4.2",
  params: kubernetesParams,
  triggers: pipelineTriggers,
  create(given, rng) {
    const params = given as unknown as KubernetesParams;
    return createPipelineScheduler(kubernetesSetup(params), defaultRequests(params), rng);
  },
});

export const kubernetesSetup = (params: KubernetesParams): PipelineSetup => ({
  filters: defaultFilters(params.podsMax),
  scorers: weightedScorers(params),
  scoreMax,
  wanted: (nodeCount) => nodesToScore(nodeCount, params.percentageOfNodesToScore),
});

const defaultRequests = (params: KubernetesParams) => ({
  milliCpus: params.defaultRequestMilliCpus,
  memoryMb: params.defaultRequestMemoryMb,
});
