import type { Filter } from "../pods/filter.js";
import { gpusFit } from "../pods/filters/gpus-fit.js";
import { memoryFit } from "../pods/filters/memory-fit.js";
import { nodeConstraints } from "../pods/filters/node-constraints.js";
import { nodeLabels } from "../pods/filters/node-labels.js";
import { nodeName } from "../pods/filters/node-name.js";
import { nodeReady } from "../pods/filters/node-ready.js";
import { nodeTaints } from "../pods/filters/node-taints.js";
import { resourcesFit } from "../pods/filters/resources-fit.js";

/** What kube-scheduler refuses nodes for, in the order in which it is asked. @param podsMax the most jobs on one node */
export const defaultFilters = (podsMax: number): readonly Filter[] => [
  nodeReady,
  nodeName,
  nodeLabels,
  nodeConstraints,
  nodeTaints,
  memoryFit,
  resourcesFit(podsMax),
  gpusFit,
];
