import { expect, test } from "vitest";
import { jobIndex, nodeIndex } from "../../src/domain/ids.js";
import type { LossSpec } from "../../src/domain/loss.js";
import { type Probe, runWithProbes } from "../support/probe.js";
import { job, node } from "../support/specs.js";

const first = jobIndex(0);
const second = jobIndex(1);
const only = nodeIndex(0);

// 2 CPUs of speed 2. a may use half a CPU, b what is left: 1.5. At 4 s a has used 2 CPU-seconds and done 4 of 10, b has used
// 6 and done 12 of 30.
test("it shows CPU time used and, to an oracle, the work left, between two events", () => {
  let seen: unknown;
  runWithProbes(
    [node({ cpus: 2, speed: 2 })],
    [job("a", { workCpuSec: 10, cpusMax: 0.5 }), job("b", { workCpuSec: 30 })],
    {
      4: (view) => {
        seen = [first, second].map((each) => [view.cpuSec(each), view.remainingCpuSec(each)]);
        expect(view.usedCpus(only)).toBe(2);
        expect(view.nowSec).toBe(4);
      },
    },
  );
  expect(seen).toEqual([
    [2, 6],
    [6, 18],
  ]);
});

// a ends at 2 s, having shared the CPU with b.
test("it shows containers in order of submission, and none that has ended or not come", () => {
  const seen: unknown[] = [];
  const look: Probe = (view) => {
    seen.push([view.containers(only).map((each) => view.id(each)), view.containerCount(only), view.freeMemoryMb(only)]);
  };
  const jobs = [
    job("a", { workCpuSec: 1, memoryMb: 10 }),
    job("b", { workCpuSec: 9, memoryMb: 20 }),
    job("c", { arrivalSec: 5, workCpuSec: 9, memoryMb: 30 }),
  ];
  runWithProbes([node({ memoryMb: 100 })], jobs, { 1: look, 4: look, 6: look });
  expect(seen).toEqual([
    [["a", "b"], 2, 70],
    [["b"], 1, 80],
    [["b", "c"], 2, 50],
  ]);
});

test("it shows the job that waits in front, and none when nobody waits", () => {
  const seen: unknown[] = [];
  const jobs = [job("a", { workCpuSec: 4, memoryMb: 9 }), job("b", { memoryMb: 9 }), job("c", { memoryMb: 9 })];
  runWithProbes([node({ memoryMb: 10 })], jobs, {
    1: (view) => void seen.push(view.firstPending),
    4.5: (view) => void seen.push(view.firstPending),
    5.5: (view) => void seen.push(view.firstPending),
  });
  expect(seen).toEqual([1, 2, null]);
});

const table: LossSpec = {
  kind: "table",
  points: [
    [0, 10],
    [1, 0],
  ],
  noise: null,
  reportEvery: null,
};

// Alone on one CPU, 10 of work: a tenth of the way each second, and the loss falls by 1 with it.
test("it shows the loss of the work done so far", () => {
  const seen: (number | null)[] = [];
  runWithProbes([node()], [job("a", { workCpuSec: 10, loss: table })], {
    2.5: (view) => void seen.push(view.loss(first)),
    7: (view) => void seen.push(view.loss(first)),
  });
  expect(seen[0]).toBeCloseTo(7.5, 12);
  expect(seen[1]).toBeCloseTo(3, 12);
});

test("it shows the loss of the last report, where reports are made at intervals", () => {
  const seen: (number | null)[] = [];
  const look: Probe = (view) => void seen.push(view.loss(first));
  const loss: LossSpec = { ...table, reportEvery: 0.25 };
  runWithProbes([node()], [job("a", { workCpuSec: 10, loss })], { 2.4: look, 2.6: look, 4.9: look, 5: look });
  expect(seen).toEqual([10, 7.5, 7.5, 5]);
});

test("it shows a noisy loss the same however often it is read, and none for a job that reports none", () => {
  const noisy: LossSpec = { ...table, noise: { relativeSd: 0.1 }, reportEvery: 0.5 };
  runWithProbes([node()], [job("a", { workCpuSec: 10, loss: noisy }), job("b", { workCpuSec: 10 })], {
    3: (view) => {
      const once = view.loss(first);
      expect(view.loss(first)).toBe(once);
      // Half a CPU for 3 s: still the report at the start, whose true value is 10.
      expect(once).not.toBe(10);
      expect(Math.abs(once! - 10)).toBeLessThan(5);
      expect(view.loss(second)).toBeNull();
    },
  });
});
