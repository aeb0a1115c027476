import * as z from "zod";
import type { WeightedScorer } from "./pipeline.js";
import { scoreMax } from "./scorer.js";
import { balancedAllocation } from "./scorers/balanced-allocation.js";
import { equal } from "./scorers/equal.js";
import { imageLocality } from "./scorers/image-locality.js";
import { leastAllocated } from "./scorers/least-allocated.js";
import { nodeAffinity } from "./scorers/node-affinity.js";
import { selectorSpread } from "./scorers/selector-spread.js";
import { taintToleration } from "./scorers/taint-toleration.js";

/** Every parameter with its value; `kubernetesParams` says what each means. */
export interface KubernetesParams {
  readonly leastAllocatedWeight: number;
  readonly balancedAllocationWeight: number;
  readonly imageLocalityWeight: number;
  readonly selectorSpreadWeight: number;
  readonly nodeAffinityWeight: number;
  readonly taintTolerationWeight: number;
  readonly equalWeight: number;
  readonly defaultRequestMilliCpus: number;
  readonly defaultRequestMemoryMb: number;
  readonly podsMax: number;
  readonly percentageOfNodesToScore: number;
}

const weight = (value: number, favours: string): z.ZodDefault<z.ZodNumber> =>
  z.number().min(0).max(1000).default(value).describe(`Weight of the scorer that favours ${favours}; 0: left out.`);

export const kubernetesParams: z.ZodObject = z.strictObject({
  leastAllocatedWeight: weight(1, "nodes with little booked"),
  balancedAllocationWeight: weight(1, "nodes booked to the same degree in CPU and memory"),
  imageLocalityWeight: weight(1, "nodes that have the image"),
  selectorSpreadWeight: weight(1, "nodes with few jobs of the same service"),
  nodeAffinityWeight: weight(1, "nodes with preferred labels"),
  taintTolerationWeight: weight(1, "nodes without PreferNoSchedule taints"),
  equalWeight: weight(0, "every node the same"),
  defaultRequestMilliCpus: z
    .number()
    .min(0)
    .default(100)
    .describe("Thousandths of a CPU that count for a job which declares none.")
    .meta({ unit: "CPU/1000" }),
  defaultRequestMemoryMb: z
    .number()
    .min(0)
    .default(200)
    .describe("Memory in MB that counts for a job which declares none.")
    .meta({ unit: "MB" }),
  podsMax: z
    .number()
    .int()
    .min(1)
    .default(110)
    .describe("The most jobs on one node (kubelet's default).")
    .meta({ unit: "jobs" }),
  percentageOfNodesToScore: z
    .number()
    .int()
    .min(0)
    .max(100)
    .default(0)
    .describe("Part of a cluster of 100 nodes or more that is scored, in per cent; 0: adaptive, 100: all.")
    .meta({ unit: "%" }),
});

export const weightedScorers = (params: KubernetesParams): readonly WeightedScorer[] =>
  [
    { scorer: leastAllocated("LeastAllocated", scoreMax), weight: params.leastAllocatedWeight },
    { scorer: balancedAllocation("BalancedAllocation", scoreMax), weight: params.balancedAllocationWeight },
    { scorer: imageLocality, weight: params.imageLocalityWeight },
    { scorer: selectorSpread, weight: params.selectorSpreadWeight },
    { scorer: nodeAffinity, weight: params.nodeAffinityWeight },
    { scorer: taintToleration, weight: params.taintTolerationWeight },
    { scorer: equal, weight: params.equalWeight },
  ].filter(({ weight }) => weight > 0);
