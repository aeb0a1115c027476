import { expect, test } from "vitest";
import { expectClose } from "../support/numbers.js";
import { finishTimes, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

// n jobs at 1/n of the CPU, each slowed to 1 / (1 + 0.05 (n - 1)): n equal jobs of work 1 end at n (1 + 0.05 (n - 1)).
test.each([1, 2, 3, 10])("%d equal jobs lose 5 per cent for each neighbour", (count) => {
  const jobs = Array.from({ length: count }, (_, index) => job(`j${index}`));
  const { records } = run({ nodes: [node({ contention: 0.05 })], jobs });
  for (const record of records) {
    expectClose(record.finishSec!, count * (1 + 0.05 * (count - 1)), 1e-12);
    // The CPU is as busy as ever; only less comes of it.
    expectClose(record.cpuSec, record.finishSec! / count, 1e-12);
  }
});

// kappa 0.25 for two: a factor of 0.8. Half a CPU does 0.4 per second: a ends at 2 / 0.4 = 5 s. b has done 2 of 4 and
// does the rest alone, at full speed: 7 s.
test("contention ends when the neighbour leaves", () => {
  const jobs = [job("a", { workCpuSec: 2 }), job("b", { workCpuSec: 4 })];
  expect(finishTimes({ nodes: [node({ contention: 0.25 })], jobs })).toEqual([5, 7]);
});

// a is insensitive and does 0.5 per second: 2 in 4 s. b has kappa 1, so 0.25 per second: 1 of 3 by then; then alone: 6 s.
test("a job's own sensitivity replaces its node's", () => {
  const jobs = [job("a", { workCpuSec: 2, contention: 0 }), job("b", { workCpuSec: 3, contention: 1 })];
  expect(finishTimes({ nodes: [node({ contention: 0.25 })], jobs })).toEqual([4, 6]);
});

// Speed 2 and a cap of 0.5: 1 per second alone; beside another, with kappa 0.25, 0.8 per second. 4 of work: 5 s.
test("contention, cap and speed multiply", () => {
  const jobs = ["a", "b"].map((id) => job(id, { workCpuSec: 4, cpusMax: 0.5 }));
  expect(finishTimes({ nodes: [node({ cpus: 2, speed: 2, contention: 0.25 })], jobs })).toEqual([5, 5]);
});
