import { expect, test } from "vitest";
import type { DistributedSpec } from "../../src/domain/distributed.js";
import type { NetworkSpec } from "../../src/domain/network.js";
import { expectClose } from "../support/numbers.js";
import { recordsById, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const distributed = (given: Partial<DistributedSpec> = {}): DistributedSpec => ({
  workers: 3,
  exchange: { kind: "ring" },
  modelMb: 0,
  steps: 100,
  overlap: false,
  spawnSec: 0,
  spawn: "parallel",
  saveSec: 0,
  ...given,
});

const nodes = (count: number, given: Parameters<typeof node>[0] = {}) =>
  Array.from({ length: count }, (_, index) => node({ ...given, id: `n${index + 1}` }));

const link = { bandwidthMbitPerSec: 1000, latencyMs: 0, aggregation: null };
const network: NetworkSpec = { link, links: {}, wan: [], overlay: null };

// 120 CPU-seconds over three CPUs: 40 s. Spawned one after another, 2 s each, the workers begin at 6 s; the save takes 3 s.
test("workers share the work, come up one after another, and the chief saves the model at the end", () => {
  const spec = distributed({ spawn: "serial", spawnSec: 2, saveSec: 3 });
  const result = run({ nodes: nodes(3), jobs: [job("big", { workCpuSec: 120, distributed: spec })] });
  expect(result.records).toHaveLength(1);
  const [record] = result.records;
  expect(record!.startSec).toBe(6);
  expectClose(record!.finishSec!, 49, 1e-12);
  expectClose(record!.cpuSec, 120, 1e-12);
  expect(result.workers!.map(({ worker, startSec }) => [worker, startSec])).toEqual([
    ["big/worker-1", 2],
    ["big/worker-2", 4],
    ["big/worker-3", 6],
  ]);
});

// A step: 1.2 CPU-seconds over 3 CPUs, 0.4 s; then each worker sends 2 * 2/3 of 75 MB, 800 Mbit, which takes 0.8 s. 100 steps
// take 120 s, or 80 s where both go on at once.
test("a step computes and then exchanges, or does both at once", () => {
  const finish = (overlap: boolean): number =>
    run({
      nodes: nodes(3),
      jobs: [job("big", { workCpuSec: 120, distributed: distributed({ modelMb: 75, overlap }) })],
      network,
    }).records[0]!.finishSec!;
  expectClose(finish(false), 120, 1e-12);
  expectClose(finish(true), 80, 1e-12);
});

// On a node of half the speed a worker's part of a step takes 0.8 s instead of 0.4 s: 100 steps take 80 s, and the others
// wait 0.4 s in each. Worker 1 runs there.
test("the slowest worker ends the step, and the others wait for it", () => {
  const slow = [node({ id: "slow", speed: 0.5 }), ...nodes(2)];
  const jobs = [job("big", { workCpuSec: 120, distributed: distributed() })];
  const result = run({ nodes: slow, jobs });
  expectClose(result.records[0]!.finishSec!, 80, 1e-12);
  const waits = result.workers!.map(({ node, waitSecPerStep }) => [node, waitSecPerStep!] as const);
  for (const [where, waitSec] of waits) expect(waitSec).toBeCloseTo(where === "slow" ? 0 : 0.4, 12);
});

// Two of three nodes are taken by jobs of 100 and 50 s that hold their memory; the third is free, but nobody starts before all.
test("all workers start at once or none does, and smaller jobs go past a job that waits", () => {
  const small = nodes(3, { memoryMb: 1000 });
  const jobs = [
    job("a", { workCpuSec: 100, memoryMb: 600, node: "n1" }),
    job("b", { workCpuSec: 50, memoryMb: 600, node: "n2" }),
    job("big", { arrivalSec: 1, workCpuSec: 30, memoryMb: 600, distributed: distributed() }),
    job("late", { arrivalSec: 2, workCpuSec: 10, memoryMb: 600 }),
  ];
  const records = recordsById(run({ nodes: small, jobs }));
  expect(records.get("late")).toMatchObject({ startSec: 2, finishSec: 12, node: "n3" });
  expect(records.get("big")).toMatchObject({ startSec: 100, finishSec: 110 });
  expect(records.get("big")!.waitReason).toMatch(/^big\/worker-2: memory: needs 600 MB/);
});

// Work of 30 CPU-seconds on three CPUs; at 4 s a node fails for 5 s. Its worker has no other place (memory), so the job waits
// for the node, begins anew at 9 s, since nothing is saved, and ends at 19 s.
test("the death of a worker stops the job until it is replaced", () => {
  const result = run({
    nodes: nodes(3, { memoryMb: 1000 }),
    jobs: [job("big", { workCpuSec: 30, memoryMb: 600, distributed: distributed({ steps: 10 }) })],
    failures: { kind: "scheduled", failures: [{ node: "n2", atSec: 4, forSec: 5 }] },
  });
  const [record] = result.records;
  expectClose(record!.finishSec!, 19, 1e-12);
  expect(record!.restarts).toEqual([{ timeSec: 4, node: "n2", lostWorkCpuSec: 12 }]);
  expect(result.workers!.map(({ worker, endSec }) => [worker, endSec])[0]).toEqual(["big/worker-2", 4]);
});
