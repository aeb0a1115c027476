import { expect, test } from "vitest";
import type { JobSpec } from "../../src/domain/job.js";
import type { NodeSpec } from "../../src/domain/node.js";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const cluster = (...given: Partial<NodeSpec>[]): readonly NodeSpec[] =>
  given.map((each, index) =>
    node({
      id: `w${index + 1}`,
      cpus: 2,
      power: { idleWatts: 100, wattsPerCpu: 10, offWhenEmpty: true },
      ...each,
    }),
  );

const jobs = (count: number): readonly JobSpec[] =>
  Array.from({ length: count }, (_, index) => job(`j${index + 1}`, { arrivalSec: index, workCpuSec: 1000 }));

const placed = (nodes: readonly NodeSpec[], all: readonly JobSpec[], params = {}) =>
  run({ nodes, jobs: all, scheduler: choice("energy-aware", params) }).records.map((record) => record.node);

// One CPU is counted for each: two fill w1, the third needs w2.
test("a node is filled before another is switched on", () => {
  expect(placed(cluster({}, {}, {}), jobs(5))).toEqual(["w1", "w1", "w2", "w2", "w3"]);
});

test("the node to switch on is the one that adds the least power", () => {
  const thrifty = { idleWatts: 60, wattsPerCpu: 10, offWhenEmpty: true };
  expect(placed(cluster({}, { power: thrifty }), jobs(3))).toEqual(["w2", "w2", "w1"]);
});

test("of nodes that are on anyway, the fullest that has room is taken", () => {
  const always = { idleWatts: 100, wattsPerCpu: 10, offWhenEmpty: false };
  expect(placed(cluster({ cpus: 4, power: always }, { power: always }), jobs(3))).toEqual(["w2", "w2", "w1"]);
});

test("when no node has its CPUs free, the least overbooked one is taken", () => {
  // 3 of 2 CPUs is 50 % too much, 5 of 4 only 25 %.
  expect(placed(cluster({ cpus: 4 }, {}), jobs(7)).slice(-1)).toEqual(["w1"]);
});

test("jobs that count for nothing are packed without end", () => {
  expect(new Set(placed(cluster({}, {}), jobs(5), { defaultCpus: 0 }))).toEqual(new Set(["w1"]));
});

test("it takes less energy than spreading, for the same work", () => {
  const energy = (name: string): number =>
    run({ nodes: cluster({}, {}, {}), jobs: jobs(2).map((each) => ({ ...each, cpusMax: 1 })), scheduler: choice(name) })
      .energy.map((each) => each.energyJoules)
      .reduce((sum, each) => sum + each, 0);
  // Spread: two nodes on for 1000 s each; packed: one for 1001 s. 1000 CPU-seconds x 10 W each.
  expect(energy("least-loaded")).toBeCloseTo(2 * 1000 * 100 + 2 * 1000 * 10, 6);
  expect(energy("energy-aware")).toBeCloseTo(1001 * 100 + 2 * 1000 * 10, 6);
});
