import type { NodeIndex } from "../../../domain/ids.js";
import type { Filter, JobContext } from "../filter.js";

/** Refuses nodes that lack a label of the job's node selector, or have another value of it. */
export const nodeLabels: Filter<JobContext> = {
  name: "NodeLabels",
  complaint: "without the labels it selects",
  concerns: ({ pod }) => pod !== null && Object.keys(pod.nodeSelector).length > 0,
  accepts: (context, node) => missing(context, node) === undefined,
  reason(context, node) {
    const [label, value] = missing(context, node)!;
    const present = context.view.node(node).labels[label];
    return `needs label ${label}=${value}, the node has ${present === undefined ? "none" : `${label}=${present}`}`;
  },
};

const missing = ({ pod, view }: JobContext, node: NodeIndex): [string, string] | undefined => {
  const { labels } = view.node(node);
  return Object.entries(pod?.nodeSelector ?? {}).find(([label, value]) => labels[label] !== value);
};
