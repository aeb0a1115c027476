import type { JobSpec } from "../domain/job.js";

/** What any job of a run has. Most runs have none of it, and need not look again. */
export interface JobTraits {
  readonly isDistributed: boolean;
  readonly hasInputs: boolean;
  readonly hasRuntimes: boolean;
  readonly hasServices: boolean;
  readonly usesImages: boolean;
  readonly usesMemory: boolean;
}

/** One look at each job: of many jobs, every further pass over the list costs as much as an event. */
export function jobTraits(jobs: readonly JobSpec[]): JobTraits {
  let isDistributed = false;
  let hasInputs = false;
  let hasRuntimes = false;
  let hasServices = false;
  let usesImages = false;
  let usesMemory = false;
  for (const job of jobs) {
    if (job.distributed !== null) isDistributed = true;
    if (job.inputs !== undefined) hasInputs = true;
    if (job.runtime !== null) hasRuntimes = true;
    if (job.service !== undefined) hasServices = true;
    if (job.pod !== null && job.pod.image !== null) usesImages = true;
    if (job.memoryMb > 0) usesMemory = true;
  }
  return { isDistributed, hasInputs, hasRuntimes, hasServices, usesImages, usesMemory };
}
