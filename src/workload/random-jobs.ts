import type { JobSpec } from "../domain/job.js";
import { weightedIndex } from "../random/distributions.js";
import type { Streams } from "../random/streams.js";
import { arrivalProcesses } from "./arrival-processes.js";
import type { RandomJobs } from "./job-source.js";

/**
 * Jobs job-1, job-2, ... in order of arrival. Times and templates come from streams of their own: a change in the mix
 * leaves every arrival where it was, and the other way round.
 */
export function randomJobs(source: RandomJobs, streams: Streams): readonly JobSpec[] {
  const choose = streams.get("workload/mix");
  const frequencies = source.mix.map((entry) => entry.frequency);
  const arrivals = arrivalProcesses[source.arrivals](streams.get("workload/arrivals"), source.count, source.windowSec);
  return arrivals.map((afterSec, index) => ({
    id: `job-${index + 1}`,
    arrivalSec: source.startSec + afterSec,
    ...source.mix[weightedIndex(choose, frequencies)]!.template,
  }));
}
