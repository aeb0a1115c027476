import { expect, test } from "vitest";
import { finishTimes, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

test("n equal jobs of one CPU-second on one CPU all end at exactly n seconds", () => {
  for (let count = 1; count <= 200; count += 1) {
    const jobs = Array.from({ length: count }, (_, index) => job(`j${index}`));
    expect(finishTimes({ nodes: [node()], jobs })).toEqual(jobs.map(() => count));
  }
});

// 2 CPUs. a may use 0.5 and does 3 in 6 s. b gets the other 1.5 and does 6 in 4 s; a is at its cap, so it stays there.
test("a job never uses more than its own most, and what it leaves goes to the others", () => {
  const jobs = [job("a", { workCpuSec: 3, cpusMax: 0.5 }), job("b", { workCpuSec: 6 })];
  expect(finishTimes({ nodes: [node({ cpus: 2 })], jobs })).toEqual([6, 4]);
});

// 1 CPU, caps 0.75 and 0.75: a half each. a does 1 in 2 s; then b may use 0.75 of the CPU for its 1.5 left: 2 s more.
test("a cap that did not bind on a crowded node binds once the job is alone", () => {
  const jobs = [job("a", { cpusMax: 0.75 }), job("b", { workCpuSec: 2.5, cpusMax: 0.75 })];
  expect(finishTimes({ nodes: [node()], jobs })).toEqual([2, 4]);
});

// Weights 3 and 1: a runs at 3/4 and does 3 in 4 s; b has done 1 of 2 and does the rest alone: 5 s.
test("a contended node is divided by weight", () => {
  const jobs = [job("a", { workCpuSec: 3, weight: 3 }), job("b", { workCpuSec: 2 })];
  expect(finishTimes({ nodes: [node()], jobs })).toEqual([4, 5]);
});

// Speed 4: one CPU-second does 4 of work. Two jobs at half a CPU do 2 per second each: 8 of work in 4 s, 2 CPU-seconds.
test("a faster node does more work in a CPU-second", () => {
  const result = run({
    nodes: [node({ speed: 4 })],
    jobs: [job("a", { workCpuSec: 8 }), job("b", { workCpuSec: 8 })],
  });
  expect(result.records.map((record) => [record.finishSec, record.cpuSec])).toEqual([
    [4, 2],
    [4, 2],
  ]);
});

// 8 CPUs, 2 of them reserved: 3 CPUs for each of two jobs, 12 of work in 4 s.
test("reserved CPUs are kept from containers", () => {
  const jobs = [job("a", { workCpuSec: 12 }), job("b", { workCpuSec: 12 })];
  expect(finishTimes({ nodes: [node({ cpus: 8, reservedCpus: 2 })], jobs })).toEqual([4, 4]);
});

// a alone does 2 of its 3 in 2 s. Then a and b have half a CPU each, so both end at 4 s: a has 1 left, b has 1.
test("jobs that end together end at the same moment", () => {
  const jobs = [job("a", { workCpuSec: 3 }), job("b", { arrivalSec: 2, workCpuSec: 1 })];
  expect(finishTimes({ nodes: [node()], jobs })).toEqual([4, 4]);
});

// b comes when a ends: neither ever shares the CPU.
test("a job that arrives exactly when another ends meets an empty node", () => {
  const result = run({ nodes: [node()], jobs: [job("a", { workCpuSec: 3 }), job("b", { arrivalSec: 3 })] });
  expect(result.records.map((record) => record.finishSec)).toEqual([3, 4]);
  expect(result.timeline.map(({ timeSec, job: id, cpus }) => [timeSec, id, cpus])).toEqual([
    [0, "a", 1],
    [3, "a", 0],
    [3, "b", 1],
    [4, "b", 0],
  ]);
});

// Three at 5 s, each with a third of the CPU: 1 of work takes 3 s.
test("jobs that arrive together start together", () => {
  const jobs = ["a", "b", "c"].map((id) => job(id, { arrivalSec: 5 }));
  const { records } = run({ nodes: [node()], jobs });
  expect(records.map((record) => [record.startSec, record.finishSec, record.completionSec])).toEqual(
    jobs.map(() => [5, 8, 3]),
  );
});

test("a job listed first may arrive last", () => {
  const jobs = [job("late", { arrivalSec: 10 }), job("early", { arrivalSec: 1 })];
  const byId = new Map(run({ nodes: [node()], jobs }).records.map((record) => [record.id, record.finishSec]));
  expect([byId.get("late"), byId.get("early")]).toEqual([11, 2]);
});

test("work far too small to move the clock still ends", () => {
  const jobs = [job("a", { arrivalSec: 1e6, workCpuSec: 1e-12 }), job("b", { arrivalSec: 1e6, workCpuSec: 1e-12 })];
  expect(finishTimes({ nodes: [node()], jobs })).toEqual([1e6, 1e6]);
});
