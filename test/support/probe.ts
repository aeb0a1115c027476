import type { Action } from "../../src/domain/action.js";
import type { JobSpec } from "../../src/domain/job.js";
import type { NodeSpec } from "../../src/domain/node.js";
import type { OracleView } from "../../src/domain/view.js";
import { createStreams } from "../../src/random/streams.js";
import { choosePolicies, createPolicies, type Policy } from "../../src/run/policy.js";
import type { RunOutcome } from "../../src/run/run-input.js";
import { runJobs } from "../../src/run/run-jobs.js";
import { choice } from "./run.js";

/** What is done at a time of a run: look, and perhaps ask for something. */
export type Probe = (view: OracleView) => readonly Action[] | undefined;

/** Runs jobs under least-loaded placement and fair share, and calls each probe at its time (more than 0). */
export function runWithProbes(
  nodes: readonly NodeSpec[],
  jobs: readonly JobSpec[],
  probes: Readonly<Record<number, Probe>>,
): RunOutcome {
  const times = Object.keys(probes).map(Number);
  const prober: Policy = {
    triggers: ["arrival", "wake"],
    scheduler: {
      decide(trigger, view) {
        if (trigger.kind === "wake") return probes[times[trigger.key]!]!(view) ?? [];
        if (trigger.kind !== "arrival" || trigger.job !== 0) return [];
        return times.map((atSec, key): Action => ({ kind: "wake", atSec, key }));
      },
    },
  };
  const streams = createStreams(1);
  const fair = createPolicies(choosePolicies({ scheduler: choice("fair-share"), placement: null }), streams);
  return runJobs({
    nodes,
    jobs,
    policies: [...fair, prober],
    noiseSeed: 1,
    recordTimeline: true,
    onProgress: null,
    services: { streams, onRequest: null },
  });
}
