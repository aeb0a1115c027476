import type { JobSpec } from "../domain/job.js";
import type { RequestArrivals } from "../domain/service.js";

/** How many requests jobs are asked in all; of Poisson streams that end by time, on average. */
export const requestCount = (jobs: readonly JobSpec[]): number =>
  jobs.flatMap(({ service }) => service?.streams ?? []).reduce((sum, { arrivals }) => sum + countOf(arrivals), 0);

function countOf(arrivals: RequestArrivals): number {
  if (arrivals.kind === "batches") return arrivals.predictions.length;
  const { count, forSec, perSec } = arrivals;
  return Math.min(count ?? Number.POSITIVE_INFINITY, (forSec ?? Number.POSITIVE_INFINITY) * perSec);
}
