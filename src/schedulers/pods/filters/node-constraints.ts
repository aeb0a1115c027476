import type { NodeIndex } from "../../../domain/ids.js";
import { constraintText, keeps } from "../../../domain/label-match.js";
import type { NodeConstraint } from "../../../domain/pod.js";
import type { Filter, JobContext } from "../filter.js";

/** Refuses nodes that break one of Swarm's placement constraints, such as `node.hostname == worker-1`. */
export const nodeConstraints: Filter<JobContext> = {
  name: "NodeConstraints",
  complaint: "against its placement constraints",
  concerns: ({ pod }) => pod !== null && pod.constraints.length > 0,
  accepts: (context, node) => broken(context, node) === undefined,
  reason: (context, node) => `needs ${constraintText(broken(context, node)!)}`,
};

const broken = ({ pod, view }: JobContext, node: NodeIndex): NodeConstraint | undefined =>
  pod?.constraints.find((constraint) => !keeps(view.node(node), constraint));
