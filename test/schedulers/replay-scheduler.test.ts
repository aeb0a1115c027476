import { expect, test } from "vitest";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const ends = (changes: readonly object[]): readonly (number | null)[] =>
  run({
    nodes: [node()],
    jobs: [job("a", { workCpuSec: 4 }), job("b", { workCpuSec: 4, arrivalSec: 2 })],
    scheduler: choice("replay", { changes }),
  }).records.map(({ finishSec }) => finishSec);

test("a replay without changes is fair share", () => {
  // a alone for 2 s, then half each: a ends at 2 + 2 / 0.5 = 6 and b at 6 + 2 = 8
  expect(ends([])).toEqual([6, 8]);
});

test("limits, weights, pauses and resumes hold from their moment on, also for a job that comes later", () => {
  // Limited to a quarter at 1: a has 3 left, b comes with its limit of 0.5 in force from before: 0.25 and 0.5 CPUs.
  const limits = [
    { kind: "limit", atSec: 1, job: "a", cpus: 0.25 },
    { kind: "limit", atSec: 1.5, job: "b", cpus: 0.5 },
  ];
  expect(ends(limits)).toEqual([13, 10]);
  // Three quarters for a from 2 on: 2 / 0.75 = 2.667 s; b has then had 0.667.
  const [a, b] = ends([{ kind: "weight", atSec: 2, job: "a", weight: 3 }]);
  expect(a).toBeCloseTo(2 + 2 / 0.75, 9);
  expect(b).toBeCloseTo(8, 9);
  // a stands still from 3 to 5: it has 1.5 left, b had 0.5 and then 2 alone; half each from 5: a ends at 8, b too.
  const paused = ends([
    { kind: "pause", atSec: 3, job: "a" },
    { kind: "resume", atSec: 5, job: "a" },
  ]);
  expect(paused[0]).toBeCloseTo(8, 4);
  expect(paused[1]).toBeCloseTo(8, 4);
});

test("changes of a job that has ended, or that nobody knows, do nothing", () => {
  expect(
    ends([
      { kind: "limit", atSec: 7, job: "a", cpus: 0.1 },
      { kind: "pause", atSec: 1, job: "nobody" },
    ]),
  ).toEqual([6, 8]);
});
