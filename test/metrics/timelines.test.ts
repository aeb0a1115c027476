import { describe, expect, it } from "vitest";
import { cpuBins } from "../../src/metrics/cpu-bins.js";
import { cpuSeries } from "../../src/metrics/cpu-series.js";
import { jobCounts } from "../../src/metrics/job-counts.js";
import { lossRows } from "../../src/metrics/losses.js";
import { record, row, threeJobs } from "../report/sample.js";

describe("lossRows", () => {
  const rows = lossRows(threeJobs);
  const at = (job: string, progress: number) => rows.find((each) => each.job === job && each.progress === progress)!;

  it("gives each progress point the exact time at which it was reached", () => {
    expect(rows).toHaveLength(303);
    // Half of 259.6 is 129.8: 88.2 at 164.6 s, then 1/2 CPU: 164.6 + 41.6 x 2 = 247.8
    expect(at("vae", 0.5).timeSec).toBeCloseTo(247.8, 9);
    // Half of 106.1 is 53.05: 48.2 at 164.6 s, then 1/2 CPU: 164.6 + 4.85 x 2 = 174.3
    expect(at("mnist-pt", 0.5).timeSec).toBeCloseTo(174.3, 9);
    expect([at("mnist-tf", 0).timeSec, at("mnist-tf", 1).timeSec]).toEqual([80, 164.6]);
  });

  it("gives the true loss, from the first to the final one", () => {
    expect([at("vae", 0).loss, at("vae", 1).loss]).toEqual([150, 102]);
  });

  it("ends a job that did not finish at the progress it made", () => {
    const loss = { kind: "hyperbolic", a: 1, b: 1, c: 0, noise: null, reportEvery: null } as const;
    const stopped = record({ id: "a", workCpuSec: 10, loss });
    const losses = lossRows({ records: [stopped], timeline: [row(0, "a", 1, 0), row(4, "a", 0, 4)] }, 6);
    expect(losses.map(({ timeSec, progress }) => [timeSec, progress])).toEqual([
      [0, 0],
      [2, 0.2],
      [4, 0.4],
    ]);
  });

  it("holds still while a container has no CPU", () => {
    const loss = { kind: "hyperbolic", a: 1, b: 1, c: 0, noise: null, reportEvery: null } as const;
    const paused = record({ id: "a", workCpuSec: 4, finishSec: 14, loss });
    const timeline = [row(0, "a", 1, 0), row(2, "a", 0, 2), row(12, "a", 1, 2), row(14, "a", 0, 4)];
    expect(lossRows({ records: [paused], timeline }, 5).map((each) => each.timeSec)).toEqual([0, 1, 2, 13, 14]);
  });

  it("is empty when the timeline was not recorded", () => {
    expect(lossRows({ ...threeJobs, timeline: [] })).toEqual([]);
  });
});

describe("cpuSeries", () => {
  it("gives each container its steps, without rows that change nothing", () => {
    const timeline = [
      row(0, "a", 1, 0),
      row(3, "a", 1, 3),
      row(5, "a", 0.5, 5),
      row(5, "a", 0.25, 5),
      row(9, "a", 0, 6),
    ];
    expect(cpuSeries(timeline)).toEqual([
      {
        node: "r320",
        job: "a",
        points: [
          { timeSec: 0, cpus: 1 },
          { timeSec: 5, cpus: 0.25 },
          { timeSec: 9, cpus: 0 },
        ],
      },
    ]);
  });
});

describe("cpuBins", () => {
  it("keeps every CPU-second, in the interval in which it was used", () => {
    const bins = cpuBins(threeJobs.timeline, { startSec: 0, endSec: 400, bins: 4, groupOf: (each) => each.job });
    const of = (job: string) => bins.filter((bin) => bin.group === job).map((bin) => bin.meanCpus * 100);
    // 0-100 s: 40 alone, 40 s of halves = 20, 20 s of thirds = 6.67
    expect(of("vae")[0]).toBeCloseTo(40 + 20 + 20 / 3, 9);
    expect(of("vae").reduce((sum, cpuSec) => sum + cpuSec)).toBeCloseTo(259.6, 9);
    expect(of("mnist-pt").reduce((sum, cpuSec) => sum + cpuSec)).toBeCloseTo(106.1, 9);
  });

  it("lets a container that never ended run to the end", () => {
    const bins = cpuBins([row(2, "a", 3, 0)], { startSec: 0, endSec: 4, bins: 2, groupOf: () => "all" });
    expect(bins.map((bin) => bin.meanCpus)).toEqual([0, 3]);
  });
});

describe("jobCounts", () => {
  it("gives one row per moment of change", () => {
    const records = [
      record({ id: "a", arrivalSec: 0, startSec: 0, finishSec: 10 }),
      record({ id: "b", arrivalSec: 5, startSec: 10, finishSec: 12 }),
    ];
    expect(jobCounts(records)).toEqual([
      { timeSec: 0, waiting: 0, running: 1 },
      { timeSec: 5, waiting: 1, running: 1 },
      { timeSec: 10, waiting: 0, running: 1 },
      { timeSec: 12, waiting: 0, running: 0 },
    ]);
  });
});
