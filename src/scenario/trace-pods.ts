import type { LabelRequirement, PodSpec } from "../domain/pod.js";
import type { TraceJob } from "../traces/trace-job.js";
import { podSchema } from "./pod-schema.js";
import type { Fail } from "./template.js";

type Requests = Pick<TraceJob, "requestCpus" | "requestMemoryMb" | "requestGpus" | "requires">;

/**
 * What the rows of a trace tell a cluster manager, on top of what their models tell it. Rows that say the same share one
 * specification, so that a million of them take the memory of a few.
 */
export function tracePods(): (row: Requests, model: PodSpec | null, fail: Fail) => PodSpec | null {
  const known = new Map<PodSpec | null, Map<string, PodSpec>>();
  return (row, model, fail) => {
    const { requestCpus, requestMemoryMb, requestGpus, requires } = row;
    if (requestCpus === null && requestMemoryMb === null && requestGpus === null && requires === null) return model;
    const key = `${requestCpus},${requestMemoryMb},${requestGpus},${requires}`;
    const ofModel = known.get(model) ?? new Map<string, PodSpec>();
    known.set(model, ofModel);
    const pod = ofModel.get(key) ?? podOf(row, model ?? podSchema.parse({}), fail);
    ofModel.set(key, pod);
    return pod;
  };
}

function podOf({ requestCpus, requestMemoryMb, requestGpus, requires }: Requests, model: PodSpec, fail: Fail): PodSpec {
  if (requestGpus !== null && requestGpus > 1 && !Number.isInteger(requestGpus)) {
    fail("requestGpus", `must be a whole number, or a part of one GPU such as 0.5, got ${requestGpus}`);
  }
  return {
    ...model,
    requestCpus: requestCpus ?? model.requestCpus,
    requestMemoryMb: requestMemoryMb ?? model.requestMemoryMb,
    requestGpus: requestGpus ?? model.requestGpus,
    requirements: [...model.requirements, ...requirementsIn(requires ?? "", fail)],
  };
}

/** `gpu=V100|P100;zone=a` */
function requirementsIn(text: string, fail: Fail): readonly LabelRequirement[] {
  if (text === "") return [];
  return text.split(";").map((part): LabelRequirement => {
    const [label = "", values = "", ...rest] = part.split("=").map((each) => each.trim());
    if (label === "" || values === "" || rest.length > 0) {
      fail("requires", `must be like gpu=V100|P100;zone=a, got ${part}`);
    }
    return { label, operator: "In", values: values.split("|") };
  });
}
