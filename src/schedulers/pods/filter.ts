import type { JobIndex, NodeIndex } from "../../domain/ids.js";
import type { PodSpec } from "../../domain/pod.js";
import type { ClusterView } from "../../domain/view.js";
import type { Bookings } from "./bookings.js";
import type { Requests } from "./requests.js";

/** A job and the cluster as a scheduler sees it. */
export interface JobContext {
  readonly job: JobIndex;
  readonly pod: PodSpec | null;
  readonly view: ClusterView;
}

/** What filters and scorers look at while they judge nodes for one job. */
export interface PodContext extends JobContext {
  readonly requests: Requests;
  readonly bookings: Bookings;
}

/** One reason for which a node may be out of the question. */
export interface Filter<C extends JobContext = PodContext> {
  readonly name: string;
  /** What the nodes that it refuses lack, for a sentence such as "3 of 4 nodes: insufficient memory". */
  readonly complaint: string;
  /** Whether it could refuse any node. Most jobs ask for nothing special, and then most filters need not be asked. */
  concerns(context: C): boolean;
  accepts(context: C, node: NodeIndex): boolean;
  /** Why it refuses this node, with numbers. */
  reason(context: C, node: NodeIndex): string;
}

export const podContext = (job: JobIndex, view: ClusterView, bookings: Bookings): PodContext => {
  const pod = view.pod(job);
  return { job, pod, requests: bookings.requests(pod), bookings, view };
};
