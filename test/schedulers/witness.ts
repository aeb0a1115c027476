import type { Action } from "../../src/domain/action.js";
import type { JobSpec } from "../../src/domain/job.js";
import type { JobRecord, TimelineRow } from "../../src/domain/record.js";
import type { WorkerRecord } from "../../src/domain/worker.js";
import { createStreams } from "../../src/random/streams.js";
import { choosePolicies, createPolicies, type Policy } from "../../src/run/policy.js";
import { toRecords } from "../../src/run/records.js";
import { runJobs } from "../../src/run/run-jobs.js";
import type { SchedulerPlugin } from "../../src/schedulers/scheduler.js";
import { localExtender } from "../support/local-extender.js";
import { choice } from "../support/run.js";
import type { World } from "../support/scenarios.js";

/** What a scheduler answered, and when. */
interface Decision {
  readonly timeSec: number;
  readonly actions: readonly Action[];
}

/** A run with everything its schedulers said. */
export interface Witness extends World {
  /** In order of arrival, which is what an action's job index counts. */
  readonly jobs: readonly JobSpec[];
  readonly records: readonly JobRecord[];
  readonly timeline: readonly TimelineRow[];
  readonly decisions: readonly Decision[];
  readonly workers: readonly WorkerRecord[];
}

/** The scheduler itself, with a note taken of each answer. */
const noting = ({ scheduler, triggers }: Policy, decisions: Decision[]): Policy => ({
  triggers,
  scheduler: {
    decide(trigger, view) {
      const actions = scheduler.decide(trigger, view);
      decisions.push({ timeSec: view.nowSec, actions: [...actions] });
      return actions;
    },
  },
});

/** Runs a world under a plugin with its default parameters. @param placement the other half, where the plugin is a node policy */
export function witness(plugin: SchedulerPlugin, world: World, placement: string): Witness {
  const policies = choosePolicies({
    scheduler: choice(plugin.name, plugin.params.parse({})),
    placement: plugin.kind === "placement" ? null : choice(placement),
  });
  const decisions: Decision[] = [];
  const jobs = world.jobs.toSorted((a, b) => a.arrivalSec - b.arrivalSec);
  const outcome = runJobs({
    nodes: world.nodes,
    jobs,
    policies: createPolicies(policies, createStreams(1), localExtender("las")).map((policy) =>
      noting(policy, decisions),
    ),
    noiseSeed: 1,
    recordTimeline: true,
    onProgress: null,
  });
  return {
    nodes: world.nodes,
    jobs,
    records: toRecords(outcome.jobs, world.nodes),
    timeline: outcome.timeline,
    decisions,
    workers: outcome.workers,
  };
}
