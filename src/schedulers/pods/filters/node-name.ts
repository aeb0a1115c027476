import type { Filter, JobContext } from "../filter.js";

/** Refuses every node but the one that the job is pinned to. */
export const nodeName: Filter<JobContext> = {
  name: "NodeName",
  complaint: "not the node it is pinned to",
  concerns: ({ view, job }) => view.pinnedTo(job) !== null,
  accepts: ({ view, job }, node) => view.pinnedTo(job) === node,
  reason: ({ view, job }) => `the job is pinned to ${view.node(view.pinnedTo(job)!).id}`,
};
