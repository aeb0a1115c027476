import type { JobSpec } from "../../src/domain/job.js";
import type { RequestArrivals, RequestRecord, RequestStreamSpec, ServiceSpec } from "../../src/domain/service.js";
import { type RunSetup, run } from "./run.js";
import { job } from "./specs.js";

/** One request a second for ten seconds, from the node itself, without size; a test says what differs. */
export const stream = (given: Partial<RequestStreamSpec> = {}): RequestStreamSpec => ({
  origin: null,
  arrivals: { kind: "fixed", perSec: 1, count: 10, forSec: null },
  fromSec: 0,
  predictions: 1,
  requestKb: 0,
  responseKb: 0,
  requestKbPerPrediction: 0,
  responseKbPerPrediction: 0,
  bandwidthMbitPerSec: null,
  windowKb: null,
  ...given,
});

/** A tenth of a CPU-second for each request, all in service at once. */
export const service = (given: Partial<ServiceSpec> = {}): ServiceSpec => ({
  requestCpuSec: 0.1,
  predictionCpuSec: 0,
  work: "constant",
  cpusPerRequest: 1,
  concurrency: null,
  queueMax: null,
  streams: [stream()],
  ...given,
});

export const poisson = (perSec: number, count: number): RequestArrivals => ({
  kind: "poisson",
  perSec,
  count,
  forSec: null,
});

export const batches = (predictions: readonly number[], gapSec = 1): RequestArrivals => ({
  kind: "batches",
  predictions,
  gapSec,
});

/** A container that only serves. */
export const server = (id: string, spec: ServiceSpec, given: Partial<JobSpec> = {}): JobSpec =>
  job(id, { workCpuSec: 0, service: spec, ...given });

/** The requests of a run, in the order in which they were over. */
export function requestsOf(setup: RunSetup): readonly RequestRecord[] {
  const rows: RequestRecord[] = [];
  run({ ...setup, onRequest: (row) => rows.push(row) });
  return rows;
}
