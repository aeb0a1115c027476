import type { Filter, JobContext } from "../filter.js";

/** Refuses nodes that do not have the memory which the job really takes: there is no overcommitment of memory. */
export const memoryFit: Filter<JobContext> = {
  name: "MemoryFit",
  complaint: "with too little free memory",
  concerns: ({ view, job }) => view.memoryMb(job) > 0,
  accepts: ({ view, job }, node) => view.memoryMb(job) <= view.freeMemoryMb(node),
  reason: ({ view, job }, node) => `needs ${view.memoryMb(job)} MB, ${view.freeMemoryMb(node)} MB free`,
};
