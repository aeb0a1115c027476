import { expect, test } from "vitest";
import { createStreams } from "../../src/random/streams.js";
import { choosePolicies, createPolicies, type Policy } from "../../src/run/policy.js";
import type { RunOutcome } from "../../src/run/run-input.js";
import { runJobs } from "../../src/run/run-jobs.js";
import { choice } from "../support/run.js";
import { job, node } from "../support/specs.js";

/** Sets an alarm one second ahead whenever something starts, and again each time it rings. */
const everySecond: Policy = {
  triggers: ["arrival", "wake"],
  scheduler: { decide: (_trigger, view) => [{ kind: "wake", atSec: view.nowSec + 1, key: 0 }] },
};

const runWith = (policies: readonly Policy[], jobs: Parameters<typeof runJobs>[0]["jobs"]): RunOutcome =>
  runJobs({ nodes: [node()], jobs, policies, noiseSeed: 1, recordTimeline: true, onProgress: null });

const fairShare = createPolicies(
  choosePolicies({ scheduler: choice("fair-share"), placement: null }),
  createStreams(1),
);

test("a run goes on however often a scheduler wakes while a job runs", () => {
  const { jobs } = runWith([...fairShare, everySecond], [job("long", { workCpuSec: 5000 })]);
  expect([...jobs.finishSec]).toEqual([5000]);
});

test("a run goes on however often a scheduler wakes before the next arrival", () => {
  const { jobs } = runWith([...fairShare, everySecond], [job("first"), job("late", { arrivalSec: 5000 })]);
  expect([...jobs.finishSec]).toEqual([1, 5001]);
});

test("a run under a scheduler that wakes for ever and never places a job ends, the job unfinished", () => {
  const { jobs, timeline } = runWith([everySecond], [job("a")]);
  expect([...jobs.startSec]).toEqual([Number.NaN]);
  expect(timeline).toEqual([]);
});

test("alarms that change nothing leave no trace in the timeline", () => {
  const jobs = [job("a", { workCpuSec: 30 }), job("b", { arrivalSec: 0.5, workCpuSec: 7 })];
  const watched = runWith([...fairShare, everySecond], jobs);
  const plain = runWith(fairShare, jobs);
  expect(watched.timeline).toEqual(plain.timeline);
  expect(watched.jobs.finishSec).toEqual(plain.jobs.finishSec);
});
