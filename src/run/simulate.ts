import { AssertionError } from "../domain/assert.js";
import { RunError } from "../domain/errors.js";
import type { HttpCall } from "../domain/http-call.js";
import type { RunResult } from "../domain/result.js";
import type { RequestRecord } from "../domain/service.js";
import { createStreams } from "../random/streams.js";
import type { Scenario } from "../scenario/scenario.js";
import { refuseTaken } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { buildJobs } from "../workload/build-jobs.js";
import { createOutages } from "./outages.js";
import { choosePolicies, createPolicies, type Policy } from "./policy.js";
import { toRecords } from "./records.js";
import type { RunInput, RunOutcome } from "./run-input.js";
import { runJobs } from "./run-jobs.js";

export interface SimulateOptions {
  /** Replaces the scenario's seed. */
  readonly seed?: number;
  /** Record every change of CPU use; default true. Large runs do without. */
  readonly recordTimeline?: boolean;
  /** Record every decision about a job and why; default false. */
  readonly recordDecisions?: boolean;
  /**
   * A scheduler of one's own, with its default parameters, in place of the scenario's; a node policy keeps the scenario's
   * placement. null: the scenario's. Default null. Throws InputError where its name is that of a registered one.
   */
  readonly scheduler?: SchedulerPlugin | null;
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
    scheduler: instead = null,
  } = options;
  const streams = createStreams(seed);
  const own = [...(scenario.ownSchedulers ?? []), ...(instead === null ? [] : [instead])];
  refuseTaken(own);
  const scheduler = instead === null ? scenario.scheduler : { name: instead.name, params: instead.complete({}) };
  const policies = choosePolicies({ scheduler, placement: scenario.placement }, own);
  const created = createPolicies(policies, streams, httpCall, own);
  const outcome = runAs(own, {
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
    scheduler,
    placement: policies.placement === scheduler ? null : policies.placement,
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

/** What no scheduler could have asked for is the fault of one's own, if there is one. */
function runAs(own: readonly SchedulerPlugin[], input: RunInput): RunOutcome {
  try {
    return runJobs(input);
  } catch (error) {
    if (own.length === 0 || !(error instanceof AssertionError)) throw error;
    const names = own.map(({ name }) => name).join(" or ");
    throw new RunError(`${names} asked for what cannot be: ${error.message}`, { cause: error });
  }
}

function extenderPart(policies: readonly Policy[]): Pick<RunResult, "extender"> {
  const tally = policies.map(({ scheduler }) => scheduler.extenderTally?.()).find((each) => each !== undefined);
  return tally === undefined ? {} : { extender: tally };
}
