import type { NodeIndex } from "../../../domain/ids.js";
import type { NodeConstraint } from "../../../domain/pod.js";
import type { Filter, JobContext } from "../filter.js";

/** Refuses nodes that break one of Swarm's placement constraints, such as `node.hostname == worker-1`. */
export const nodeConstraints: Filter<JobContext> = {
  name: "NodeConstraints",
  complaint: "against its placement constraints",
  concerns: ({ pod }) => pod !== null && pod.constraints.length > 0,
  accepts: (context, node) => broken(context, node) === undefined,
  reason(context, node) {
    const { label, isEqual, value } = broken(context, node)!;
    const attribute = label === null ? "node.hostname" : `node.labels.${label}`;
    return `needs ${attribute} ${isEqual ? "==" : "!="} ${value}`;
  },
};

/** A node without the label has the empty value of it, as in Swarm. */
const broken = ({ pod, view }: JobContext, node: NodeIndex): NodeConstraint | undefined => {
  const { id, labels } = view.node(node);
  return pod?.constraints.find(({ label, isEqual, value }) => {
    const actual = label === null ? id : (labels[label] ?? "");
    return (actual === value) !== isEqual;
  });
};
