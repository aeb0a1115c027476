import { assertNever } from "../domain/assert.js";
import type { JobSpec } from "../domain/job.js";
import type { Streams } from "../random/streams.js";
import { fixedJobs } from "./fixed-jobs.js";
import type { JobSource } from "./job-source.js";
import { randomJobs } from "./random-jobs.js";

/** The jobs of one run in order of arrival, their ids unique. The same source and seed give the same jobs. */
export function buildJobs(source: JobSource, streams: Streams): readonly JobSpec[] {
  switch (source.kind) {
    case "fixed":
      return fixedJobs(source);
    case "random":
      return randomJobs(source, streams);
    default:
      return assertNever(source);
  }
}
