import type { Action } from "../../domain/action.js";
import type { Explanation } from "../../domain/decision.js";
import type { JobIndex } from "../../domain/ids.js";
import type { ClusterView } from "../../domain/view.js";
import type { Rng } from "../../random/rng.js";
import { noActions } from "../no-actions.js";
import { Bookings, bookingTriggers } from "../pods/bookings.js";
import { podContext } from "../pods/filter.js";
import { gpusFit } from "../pods/filters/gpus-fit.js";
import { memoryFit } from "../pods/filters/memory-fit.js";
import { nodeConstraints } from "../pods/filters/node-constraints.js";
import { nodeLabels } from "../pods/filters/node-labels.js";
import { nodeName } from "../pods/filters/node-name.js";
import { nodeReady } from "../pods/filters/node-ready.js";
import { nodeTaints } from "../pods/filters/node-taints.js";
import { resourcesFit } from "../pods/filters/resources-fit.js";
import { definePlugin, type Scheduler, type SchedulerPlugin } from "../scheduler.js";
import { nodesToScore } from "./nodes-to-score.js";
import { type KubernetesParams, kubernetesParams, weightedScorers } from "./params.js";
import { Pipeline } from "./pipeline.js";

/** Kubernetes' scheduler with the filters and scorers that version 1.17 has by default. */
export const kubernetesDefault: SchedulerPlugin = definePlugin({
  name: "kubernetes-default",
  kind: "placement",
  summary: "filter and score by requests, image, labels and taints, as kube-scheduler 1.17",
  source: "Kubernetes 1.17, the DS of Zheng, section 6.2.1; Angelopoulos, section 3.4.2",
  params: kubernetesParams,
  triggers: ["arrival", "retry", ...bookingTriggers],
  create: (params, rng) => createKubernetes(params as unknown as KubernetesParams, rng),
});

function createKubernetes(params: KubernetesParams, rng: Rng): Scheduler {
  const defaults = { milliCpus: params.defaultRequestMilliCpus, memoryMb: params.defaultRequestMemoryMb };
  const setup = {
    filters: [
      nodeReady,
      nodeName,
      nodeLabels,
      nodeConstraints,
      nodeTaints,
      memoryFit,
      resourcesFit(params.podsMax),
      gpusFit,
    ],
    scorers: weightedScorers(params),
    wanted: (nodeCount: number) => nodesToScore(nodeCount, params.percentageOfNodesToScore),
  };
  let parts: { readonly bookings: Bookings; readonly pipeline: Pipeline } | null = null;

  const place = (job: JobIndex, view: ClusterView): Action => {
    const { bookings, pipeline } = parts!;
    const choice = pipeline.choose(podContext(job, view, bookings));
    if (choice.kind === "none") {
      return { kind: "wait", job, reason: choice.reason, holdsQueue: false, ...explained(choice.why) };
    }
    bookings.book(job, choice.node, view);
    return { kind: "place", job, node: choice.node, ...explained(choice.why) };
  };

  return {
    decide(trigger, view) {
      const { nodeCount } = view;
      parts ??= { bookings: new Bookings(nodeCount, defaults), pipeline: new Pipeline(setup, nodeCount, rng) };
      if (trigger.kind === "arrival" || trigger.kind === "retry") return [place(trigger.job, view)];
      parts.bookings.follow(trigger, view);
      return noActions;
    },
  };
}

const explained = (why: Explanation | null): { readonly why?: Explanation } => (why === null ? {} : { why });
