import type { JobSpec } from "../domain/job.js";

/** Where a run's jobs come from: a fixed list, or a draw that depends on the seed. */
export type JobSource = FixedJobs | RandomJobs;

export interface FixedJobs {
  readonly kind: "fixed";
  readonly jobs: readonly JobSpec[];
}

/** `count` jobs that begin to arrive at `startSec`, each made from a template drawn from `mix`. */
export interface RandomJobs {
  readonly kind: "random";
  readonly count: number;
  readonly arrivals: ArrivalKind;
  readonly startSec: number;
  /** uniform: all arrive within it. poisson: `count` are expected within it. More than 0. */
  readonly windowSec: number;
  readonly mix: readonly MixEntry[];
}

/**
 * uniform: independent uniform times, sorted. poisson: the first `count` arrivals of a Poisson process of rate
 * count / windowSec, so the last may come after the window.
 */
export type ArrivalKind = "uniform" | "poisson";

export interface MixEntry {
  /** How often this template is drawn, relative to the others; more than 0. */
  readonly frequency: number;
  readonly template: JobTemplate;
}

/** A job that has no name and no time yet. */
export type JobTemplate = Omit<JobSpec, "id" | "arrivalSec">;

/** How many jobs a source gives, whatever the seed. */
export const jobCount = (source: JobSource): number => (source.kind === "fixed" ? source.jobs.length : source.count);
