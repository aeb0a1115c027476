import type { JobIndex, NodeIndex } from "../../domain/ids.js";
import type { ClusterView } from "../../domain/view.js";
import type { Filter, JobContext } from "./filter.js";
import { nodeConstraints } from "./filters/node-constraints.js";
import { nodeLabels } from "./filters/node-labels.js";
import { nodeName } from "./filters/node-name.js";
import { nodeTaints } from "./filters/node-taints.js";

const rules: readonly Filter<JobContext>[] = [nodeName, nodeLabels, nodeConstraints, nodeTaints];

/** Tells for each node whether it is there and the job's own rules (pin, labels, constraints, taints) allow it. */
export function mayRun(job: JobIndex, view: ClusterView): (node: NodeIndex) => boolean {
  const context = { job, pod: view.pod(job), view };
  const concerned = rules.filter((rule) => rule.concerns(context));
  return (node) => view.isUp(node) && concerned.every((rule) => rule.accepts(context, node));
}
