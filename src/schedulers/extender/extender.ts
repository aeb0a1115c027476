import { RunError } from "../../domain/errors.js";
import { kubernetesSetup } from "../kubernetes/kubernetes-default.js";
import { type KubernetesParams, kubernetesParams } from "../kubernetes/params.js";
import { createPipelineScheduler, pipelineTriggers } from "../kubernetes/pipeline-scheduler.js";
import { type LasParams, lasStrictParams } from "../las/params.js";
import { policyRequests, policySetup } from "../las/setup.js";
import { definePlugin, type SchedulerPlugin } from "../scheduler.js";
import { createHttpExtender } from "./http-extender.js";
import { type ExtenderParams, extenderParams } from "./params.js";

/** kube-scheduler with somebody's real extender: a server that is asked over HTTP about every job. */
export const extender: SchedulerPlugin = definePlugin({
  name: "extender",
  kind: "placement",
  summary: "kube-scheduler's filters and scorers, and a real extender that is asked over HTTP",
  source: "Kubernetes, scheduler extender v1; Angelopoulos, section 3.4.3",
  params: extenderParams,
  triggers: pipelineTriggers,
  asksOutside: true,
  create(given, rng, _streamOf, call) {
    const params = given as unknown as ExtenderParams;
    if (call === null) throw new RunError("the scheduler extender asks a server over HTTP, which is not possible here");
    const httpExtender = createHttpExtender(params, call);
    const policy = lasStrictParams.parse({}) as unknown as LasParams;
    const kubernetes = kubernetesParams.parse({}) as unknown as KubernetesParams;
    const setup =
      params.profile === "las"
        ? policySetup(policy, httpExtender)
        : { ...kubernetesSetup(kubernetes), extender: httpExtender };
    // Both profiles book the same for a job that declares nothing.
    return createPipelineScheduler(setup, policyRequests(policy), rng);
  },
});
