import fc from "fast-check";
import { expect, test } from "vitest";
import { answerWorkers, crossover } from "../../src/run/worker-counts.js";
import { parseScenario } from "../../src/scenario/parse.js";
import type { Scenario } from "../../src/scenario/scenario.js";

const scenario = (distributed: object, nodes: object = { count: 4, cpus: 8 }): Scenario =>
  parseScenario(
    JSON.stringify({
      name: "workers",
      nodes: [{ id: "node-", ...nodes }],
      jobs: [{ id: "job", arrivalSec: 0, workCpuSec: 20, cpusMax: 1, distributed: { workers: 1, ...distributed } }],
      scheduler: "kubernetes-default",
    }),
    "workers",
    { readTrace: () => Promise.reject(new Error("no trace")) as never },
  );

test("workers that come up one after another pay off from a work that grows with the square of their number", () => {
  const { counts, best } = answerWorkers(scenario({ spawnSec: 2, spawn: "serial" }), "job", 6);
  // 2 k + W / k is least at the root of W / 2: between 3 (12.67 s) and 4 (13 s) for W = 20.
  expect(counts.slice(0, 4).map(({ completionSec }) => completionSec)).toEqual([22, 14, 6 + 20 / 3, 13]);
  expect(best).toBe(3);
  // 2 k + W / k = 2 (k + 1) + W / (k + 1) at W = 2 k (k + 1).
  expect(counts.map(({ nextPaysFromCpuSec }) => nextPaysFromCpuSec)).toEqual([4, 12, 24, 40, 60, 84]);
});

test("workers that cost nothing pay at any work, and those that find no place at none", () => {
  const { counts, best } = answerWorkers(scenario({}, { count: 1, cpus: 2, memoryMb: 1 }), "job", 4);
  // Two CPUs: a third worker of one CPU has none of its own, and then the work takes as long as with two.
  expect(counts.map(({ completionSec }) => completionSec)).toEqual([20, 10, 10, 10]);
  expect(counts.map(({ nextPaysFromCpuSec }) => nextPaysFromCpuSec)).toEqual([0, null, null, null]);
  expect(best).toBe(2);
});

test("a job whose containers do not all fit does not end, and is never the best", () => {
  const wide = parseScenario(
    JSON.stringify({
      name: "wide",
      nodes: [{ id: "node", cpus: 8, memoryMb: 2000 }],
      jobs: [{ id: "job", arrivalSec: 0, workCpuSec: 20, memoryMb: 900, cpusMax: 1, distributed: { workers: 1 } }],
      scheduler: "kubernetes-default",
    }),
    "wide",
    { readTrace: () => Promise.reject(new Error("no trace")) as never },
  );
  const { counts, best } = answerWorkers(wide, "job", 3);
  expect(counts.map(({ completionSec, speedUp }) => [completionSec, speedUp])).toEqual([
    [20, 1],
    [10, 2],
    [null, null],
  ]);
  expect(counts[1]!.nextPaysFromCpuSec).toBeNull();
  expect(best).toBe(2);
});

test("the crossover of two straight lines is found wherever the search begins", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e4, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      (costSec, near) => {
        // One worker: W. Two: costSec + W / 2. Equal at 2 costSec.
        const found = crossover(
          (workers, work) => (workers === 1 ? work : costSec + work / 2),
          { fewer: 1, more: 2 },
          near,
        );
        expect(found! / (2 * costSec)).toBeCloseTo(1, 8);
      },
    ),
  );
});
