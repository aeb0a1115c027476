import type { JobSpec } from "../domain/job.js";
import type { NodeSpec } from "../domain/node.js";

/** A scheduler by name, its parameters already parsed by its plugin's schema (defaults filled in). */
export interface SchedulerChoice {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A scenario file after parsing: everything known, nothing to default. Plain data, can be sent to a worker. */
export interface Scenario {
  readonly name: string;
  readonly seed: number;
  readonly nodes: readonly NodeSpec[];
  readonly jobs: JobSource;
  readonly scheduler: SchedulerChoice;
  /** Where jobs go when `scheduler` only decides how much CPU they get. */
  readonly placement: SchedulerChoice | null;
}

/** Where a run's jobs come from: a fixed list, or a draw that depends on the seed. */
export type JobSource =
  | { readonly kind: "fixed"; readonly jobs: readonly JobSpec[] }
  | RandomJobs;

/** `count` jobs, arrivals drawn in [startSec, startSec + windowSec), each a model drawn from `mix`. */
export interface RandomJobs {
  readonly kind: "random";
  readonly count: number;
  /** uniform: independent uniform times, sorted; poisson: a Poisson process conditioned on nothing, rate count / windowSec. */
  readonly arrivals: "uniform" | "poisson";
  readonly startSec: number;
  readonly windowSec: number;
  /** Relative frequency of each template; ids and arrivals are replaced by the draw. */
  readonly mix: readonly { readonly weight: number; readonly template: JobSpec }[];
}
