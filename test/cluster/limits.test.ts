import { expect, test } from "vitest";
import { AssertionError } from "../../src/domain/assert.js";
import { jobIndex } from "../../src/domain/ids.js";
import { runWithProbes } from "../support/probe.js";
import { job, node } from "../support/specs.js";

const first = jobIndex(0);
const second = jobIndex(1);

const finished = (outcome: ReturnType<typeof runWithProbes>): readonly number[] => [...outcome.jobs.finishSec];

// Two halves until 2 s: 1 done of each 3. Then a is held at 0.25 and b has 0.75: b's 2 take 2.6667 s, until 4.6667 s. a has
// done 0.6667 more; its limit still holds though it is alone: 1.3333 / 0.25 = 5.3333 s, until 10 s.
test("a limit takes from one what it gives to the others, and holds when they are gone", () => {
  const jobs = [job("a", { workCpuSec: 3 }), job("b", { workCpuSec: 3 })];
  const outcome = runWithProbes([node()], jobs, { 2: () => [{ kind: "limit", job: first, cpus: 0.25 }] });
  expect(finished(outcome)[0]).toBeCloseTo(10, 12);
  expect(finished(outcome)[1]).toBeCloseTo(2 + 2 / 0.75, 12);
});

// Alone for 0.5 s: 0.5 done. At half a CPU until 2 s: 0.75 more. The whole CPU for the 2 that are left: 4 s.
test("a limit can be raised again", () => {
  const outcome = runWithProbes([node()], [job("a", { workCpuSec: 3.25 })], {
    0.5: () => [{ kind: "limit", job: first, cpus: 0.5 }],
    2: (view) => {
      expect(view.limitCpus(first)).toBe(0.5);
      return [{ kind: "limit", job: first, cpus: 1 }];
    },
  });
  expect(finished(outcome)).toEqual([4]);
});

test("a limit above what a job can use by itself, or above its node, changes nothing", () => {
  const jobs = [job("a", { workCpuSec: 3, cpusMax: 0.5 }), job("b", { workCpuSec: 3 })];
  const limited = runWithProbes([node({ cpus: 2 })], jobs, {
    1: () => [
      { kind: "limit", job: first, cpus: 1 },
      { kind: "limit", job: second, cpus: 64 },
    ],
  });
  const plain = runWithProbes([node({ cpus: 2 })], jobs, {});
  expect(finished(limited)).toEqual(finished(plain));
  expect(limited.timeline).toEqual(plain.timeline);
});

// Two halves until 2 s: 1 done of each. Then 3/4 and 1/4: a's 3 take 4 s, until 6 s; b has done 1 more of its 3, 1 left: 7 s.
test("a weight set during a run divides the node anew", () => {
  const jobs = [job("a", { workCpuSec: 4 }), job("b", { workCpuSec: 3 })];
  const outcome = runWithProbes([node()], jobs, { 2: () => [{ kind: "weigh", job: first, weight: 3 }] });
  expect(finished(outcome)).toEqual([6, 7]);
});

test("several changes of one moment take effect together", () => {
  const jobs = [job("a", { workCpuSec: 4 }), job("b", { workCpuSec: 3 })];
  const outcome = runWithProbes([node()], jobs, {
    2: () => [
      { kind: "limit", job: first, cpus: 0.1 },
      { kind: "weigh", job: first, weight: 3 },
      { kind: "limit", job: first, cpus: 1 },
    ],
  });
  expect(finished(outcome)).toEqual([6, 7]);
  expect(outcome.timeline.filter((row) => row.timeSec === 2).map((row) => row.cpus)).toEqual([0.75, 0.25]);
});

test.each([
  ["a limit of nothing", { kind: "limit", job: first, cpus: 0 }],
  ["a limit that is no number", { kind: "limit", job: first, cpus: Number.NaN }],
  ["a weight of nothing", { kind: "weigh", job: first, weight: 0 }],
  ["a limit for a job that has not come", { kind: "limit", job: second, cpus: 1 }],
  ["a place for a job that runs", { kind: "place", job: first, node: 0 as never }],
  ["an alarm in the past", { kind: "wake", atSec: 1, key: 9 }],
] as const)("%s is a bug of the scheduler and throws", (_name, action) => {
  const jobs = [job("a", { workCpuSec: 5 }), job("later", { arrivalSec: 9 })];
  expect(() => runWithProbes([node()], jobs, { 2: () => [action] })).toThrow(AssertionError);
});
