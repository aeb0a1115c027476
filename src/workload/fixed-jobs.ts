import type { JobSpec } from "../domain/job.js";
import type { FixedJobs } from "./job-source.js";

/** The listed jobs in order of arrival; those that arrive together keep the order of the list. */
export function fixedJobs(source: FixedJobs): readonly JobSpec[] {
  return source.jobs.toSorted((left, right) => left.arrivalSec - right.arrivalSec);
}
