import { expect, test } from "vitest";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const brief = (setup: Parameters<typeof run>[0]) =>
  run(setup).records.map(({ node: on, startSec, finishSec, waitReason }) => [on, startSec, finishSec, waitReason]);

// a has 600 of 1000 MB until 3 s. b needs 500 and waits; c needs 400, fits beside a and has half the CPU.
// a: 1.5 of work at a half is 3 s. Until 3 s c has done 1.5 of 2; then b comes and both have a half: c ends at 4 s, and b
// has 0.5 of 1 left, alone: 4.5 s.
test("a job whose memory is not free waits, says why, and lets a smaller one pass", () => {
  const jobs = [
    job("a", { workCpuSec: 1.5, memoryMb: 600 }),
    job("b", { memoryMb: 500 }),
    job("c", { workCpuSec: 2, memoryMb: 400 }),
  ];
  expect(brief({ nodes: [node({ memoryMb: 1000 })], jobs })).toEqual([
    ["w", 0, 3, null],
    ["w", 3, 4.5, "memory: needs 500 MB, at most 400 MB free on any node"],
    ["w", 0, 4, null],
  ]);
});

// Exactly all of the memory is enough, and what ends at a moment makes room for what arrives at it.
test("memory that is freed at a moment can be used at that moment", () => {
  const jobs = [job("a", { memoryMb: 1000 }), job("b", { arrivalSec: 1, memoryMb: 1000 })];
  expect(brief({ nodes: [node({ memoryMb: 1000 })], jobs })).toEqual([
    ["w", 0, 1, null],
    ["w", 1, 2, null],
  ]);
});

// Both waiting jobs fit once a is gone: they share the CPU from 2 s and end at 4 s.
test("everything that fits into freed memory starts at once", () => {
  const jobs = [
    job("a", { workCpuSec: 2, memoryMb: 900 }),
    job("b", { memoryMb: 400 }),
    job("c", { memoryMb: 500 }),
    job("d", { memoryMb: 200 }),
  ];
  const starts = run({ nodes: [node({ memoryMb: 1000 })], jobs }).records.map((record) => record.startSec);
  // d needs 200 and 100 are left, until b and c end.
  expect(starts).toEqual([0, 2, 2, 4]);
});

test("a node without memory takes any number of containers", () => {
  const jobs = Array.from({ length: 50 }, (_, index) => job(`j${index}`, { memoryMb: 1e6 }));
  const { records } = run({ nodes: [node({ memoryMb: null })], jobs });
  expect(records.every((record) => record.startSec === 0 && record.waitReason === null)).toBe(true);
});

const two = [node({ id: "w1", memoryMb: 1000 }), node({ id: "w2", memoryMb: 1000 })];

test.each(["fair-share", "round-robin", "least-loaded", "random", "fifo"])(
  "under %s a pinned job runs where it is pinned",
  (name) => {
    const jobs = Array.from({ length: 6 }, (_, index) => job(`j${index}`, { arrivalSec: index * 10, node: "w2" }));
    const { records } = run({ nodes: two, jobs, scheduler: choice(name) });
    expect(records.map((record) => record.node)).toEqual(jobs.map(() => "w2"));
  },
);

// w1 is empty, but b may only run on w2, where a has the memory for 3 s.
test("a pinned job waits for its own node while another is empty", () => {
  const jobs = [job("a", { workCpuSec: 3, memoryMb: 800, node: "w2" }), job("b", { memoryMb: 800, node: "w2" })];
  expect(brief({ nodes: two, jobs })).toEqual([
    ["w2", 0, 3, null],
    ["w2", 3, 4, "memory: needs 800 MB, at most 200 MB free on w2"],
  ]);
});

test("a job that can never start ends as a record without a start", () => {
  const jobs = [job("a"), job("b", { memoryMb: 2000 })];
  expect(brief({ nodes: [node({ memoryMb: 1000 })], jobs })).toEqual([
    ["w", 0, 1, null],
    [null, null, null, "memory: needs 2000 MB, at most 1000 MB free on any node"],
  ]);
});
