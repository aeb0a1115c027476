import { defaultFilters } from "../kubernetes/default-filters.js";
import type { Extender } from "../kubernetes/extender.js";
import type { PipelineSetup } from "../kubernetes/pipeline.js";
import { balancedAllocation } from "../kubernetes/scorers/balanced-allocation.js";
import { equal } from "../kubernetes/scorers/equal.js";
import { leastAllocated } from "../kubernetes/scorers/least-allocated.js";
import type { DefaultRequests } from "../pods/requests.js";
import type { LasParams } from "./params.js";
import { serviceSpreading } from "./service-spreading.js";

/** The highest score of one priority in the policy API that the thesis's scheduler was configured by. */
const priorityMax = 10;

/**
 * The scheduler of Angelopoulos's Figure 21: kube-scheduler's filters, four priorities that score 0 to 10, and an extender.
 * Every node is scored.
 */
export const policySetup = (params: LasParams, extender: Extender): PipelineSetup => ({
  filters: defaultFilters(params.podsMax),
  scorers: [
    { scorer: leastAllocated("LeastRequestedPriority", priorityMax), weight: params.leastRequestedWeight },
    { scorer: balancedAllocation("BalancedResourceAllocation", priorityMax), weight: params.balancedAllocationWeight },
    { scorer: serviceSpreading, weight: params.serviceSpreadingWeight },
    { scorer: { ...equal, name: "EqualPriority" }, weight: params.equalWeight },
  ].filter(({ weight }) => weight > 0),
  scoreMax: priorityMax,
  wanted: (nodeCount) => nodeCount,
  extender,
});

export const policyRequests = (params: LasParams): DefaultRequests => ({
  milliCpus: params.defaultRequestMilliCpus,
  memoryMb: params.defaultRequestMemoryMb,
});
