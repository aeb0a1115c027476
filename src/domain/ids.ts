/** Position of a job in its workload. An id is a name for people; an index is how layers refer to it. */
export type JobIndex = number & { readonly brand: "job" };

/** Position of a node in its cluster. */
export type NodeIndex = number & { readonly brand: "node" };

export const jobIndex = (index: number): JobIndex => index as JobIndex;

export const nodeIndex = (index: number): NodeIndex => index as NodeIndex;
