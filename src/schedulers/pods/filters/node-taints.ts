import { type NodeIndex, nodeIndex } from "../../../domain/ids.js";
import type { Taint } from "../../../domain/pod.js";
import type { ClusterView } from "../../../domain/view.js";
import type { Filter, JobContext } from "../filter.js";
import { tolerates } from "../tolerates.js";

/** Refuses nodes with a NoSchedule or NoExecute taint that the job does not tolerate. */
export const nodeTaints: Filter<JobContext> = {
  name: "NodeTaints",
  complaint: "with a taint that it does not tolerate",
  concerns: ({ view }) => hasTaints(view),
  accepts: (context, node) => untolerated(context, node) === undefined,
  reason(context, node) {
    const { key, value } = untolerated(context, node)!;
    return `does not tolerate the taint ${key}${value === "" ? "" : `=${value}`}`;
  },
};

const untolerated = ({ pod, view }: JobContext, node: NodeIndex): Taint | undefined =>
  view.node(node).taints.find((taint) => taint.effect !== "PreferNoSchedule" && !tolerates(pod, taint));

/** Taints of a cluster do not change during a run, so each view is asked once. */
const taintedViews = new WeakMap<ClusterView, boolean>();

export function hasTaints(view: ClusterView): boolean {
  const known = taintedViews.get(view);
  if (known !== undefined) return known;
  const isTainted = Array.from({ length: view.nodeCount }).some(
    (_, node) => view.node(nodeIndex(node)).taints.length > 0,
  );
  taintedViews.set(view, isTainted);
  return isTainted;
}
