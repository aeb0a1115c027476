import type { HttpCall } from "../domain/http-call.js";
import type { RunResult } from "../domain/result.js";
import type { RequestRecord } from "../domain/service.js";
import { createStreams } from "../random/streams.js";
import type { Scenario } from "../scenario/scenario.js";
import { buildJobs } from "../workload/build-jobs.js";
import { createOutages } from "./outages.js";
import { choosePolicies, createPolicies, type Policy } from "./policy.js";
import { toRecords } from "./records.js";
import { runJobs } from "./run-jobs.js";

export interface SimulateOptions {
  /** Replaces the scenario's seed. */
  readonly seed?: number;
  /** Record every change of CPU use; default true. Large runs do without. */
  readonly recordTimeline?: boolean;
  /** Record every decision about a job and why; default false. */
  readonly recordDecisions?: boolean;
  /** How a scheduler asks a server outside; null: it cannot, and one that has to ends with a RunError. Default null. */
  readonly httpCall?: HttpCall | null;
  /** Called with each request to a service once it is over, in that order; null: nobody asks. Default null. */
  readonly onRequest?: ((record: RequestRecord) => void) | null;
  /** Called now and then with how many jobs have ended; null: nobody watches. */
  readonly onProgress?: ((endedJobs: number, totalJobs: number) => void) | null;
}

/** Runs a scenario to its end. Pure: the same scenario and seed give an equal result, on any machine. */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): RunResult {
  const {
    seed = scenario.seed,
    recordTimeline = true,
    recordDecisions = false,
    onProgress = null,
    httpCall = null,
    onRequest = null,
  } = options;
  const streams = createStreams(seed);
  const policies = choosePolicies(scenario);
  const created = createPolicies(policies, streams, httpCall);
  const outcome = runJobs({
    nodes: scenario.nodes,
    jobs: buildJobs(scenario.jobs, streams),
    policies: created,
    noiseSeed: Math.floor(streams.get("loss-noise")() * 2 ** 32),
    recordTimeline,
    recordDecisions,
    migration: scenario.migration,
    network: scenario.network,
    migrationSeed: Math.floor(streams.get("migration")() * 2 ** 32),
    outages: createOutages(scenario.failures, scenario.nodes, streams),
    onProgress,
    services: { streams, onRequest },
  });
  return {
    scenario: scenario.name,
    seed,
    scheduler: scenario.scheduler,
    placement: policies.placement === scenario.scheduler ? null : policies.placement,
    nodes: scenario.nodes,
    records: toRecords(outcome.jobs, scenario.nodes),
    timeline: outcome.timeline,
    growth: outcome.growth,
    energy: outcome.energy,
    decisions: outcome.decisions,
    ...(outcome.workers.length === 0 ? {} : { workers: outcome.workers }),
    ...extenderPart(created),
    ...(outcome.services.length === 0 ? {} : { services: outcome.services }),
  };
}

function extenderPart(policies: readonly Policy[]): Pick<RunResult, "extender"> {
  const tally = policies.map(({ scheduler }) => scheduler.extenderTally?.()).find((each) => each !== undefined);
  return tally === undefined ? {} : { extender: tally };
}
