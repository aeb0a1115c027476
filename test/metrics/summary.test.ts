import { describe, expect, it } from "vitest";
import { summarize } from "../../src/metrics/summary.js";
import { waitReasons } from "../../src/metrics/wait.js";
import { node, record, threeJobs } from "../report/sample.js";

describe("summarize", () => {
  it("gives the numbers of three jobs that share one CPU", () => {
    const summary = summarize(threeJobs);
    expect(summary.makespanSec).toBe(393.9);
    // (393.9 + 240.4 + 84.6) / 3 = 718.9 / 3
    expect(summary.meanCompletionSec).toBeCloseTo(239.6333333333, 9);
    expect(summary.medianCompletionSec).toBe(240.4);
    // Position 2 x 0.95 = 1.9: 240.4 + 0.9 x (393.9 - 240.4)
    expect(summary.p95CompletionSec).toBeCloseTo(378.55, 9);
    expect(summary.p99CompletionSec).toBeCloseTo(390.83, 9);
    expect(summary.meanWaitSec).toBe(0);
    expect(summary.cpuUtilisation).toBeCloseTo(1, 12);
    expect([summary.jobsFinished, summary.jobsUnfinished]).toEqual([3, 0]);
  });

  it("measures the makespan from the first arrival and leaves reserved CPUs out of the capacity", () => {
    const records = [
      record({ id: "a", arrivalSec: 100, startSec: 110, finishSec: 150, completionSec: 50, cpuSec: 60 }),
      record({ id: "b", arrivalSec: 120, startSec: 120, finishSec: 200, completionSec: 80, cpuSec: 90 }),
    ];
    // 150 CPU-seconds of (4 - 1) x (200 - 100) = 300.
    const summary = summarize({ records, nodes: [node({ cpus: 4, reservedCpus: 1 })] });
    expect(summary.makespanSec).toBe(100);
    expect(summary.cpuUtilisation).toBe(0.5);
    expect(summary.meanWaitSec).toBe(5);
  });

  it("counts a job that never finished, and keeps it out of the means", () => {
    const records = [
      record({ id: "a", finishSec: 10, completionSec: 10 }),
      record({ id: "b", startSec: null, node: null, cpuSec: 0 }),
    ];
    const summary = summarize({ records, nodes: [node()] });
    expect([summary.jobsSubmitted, summary.jobsFinished, summary.jobsUnfinished]).toEqual([2, 1, 1]);
    expect(summary.meanCompletionSec).toBe(10);
    expect(summary.meanWaitSec).toBe(0);
  });

  it("has no numbers for a run in which nothing finished", () => {
    const summary = summarize({ records: [], nodes: [node()] });
    expect([summary.makespanSec, summary.meanCompletionSec, summary.cpuUtilisation]).toEqual([null, null, null]);
  });
});

describe("waitReasons", () => {
  it("counts jobs by reason, the most frequent first", () => {
    const waiting = (id: string, startSec: number | null, waitReason: string | null) =>
      record({ id, startSec, waitReason });
    const records = [
      waiting("a", 0, null),
      waiting("b", 4, "memory"),
      waiting("c", 3, "turn"),
      waiting("d", 8, "memory"),
      waiting("e", null, "memory"),
    ];
    expect(waitReasons(records)).toEqual([
      { reason: "memory", jobs: 3, meanWaitSec: 6 },
      { reason: "turn", jobs: 1, meanWaitSec: 3 },
    ]);
  });
});
