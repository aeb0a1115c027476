import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeSpec } from "../../src/domain/node.js";
import { runtimeOf } from "../../src/domain/runtime.js";
import { summarize } from "../../src/metrics/summary.js";
import { expectClose } from "../support/numbers.js";
import { choice, run } from "../support/run.js";
import { worlds } from "../support/scenarios.js";
import { job, node } from "../support/specs.js";

const powered = (offWhenEmpty: boolean, given: Partial<NodeSpec> = {}): NodeSpec =>
  node({ cpus: 2, power: { idleWatts: 100, wattsPerCpu: 50, offWhenEmpty }, ...given });

// From the first arrival at 5 s to the last finish at 15 s. w1: 10 s x 100 W + 10 CPU-seconds x 50 J = 1500 J.
// w2 has nothing: 10 s x 100 W = 1000 J, or nothing if it is off while it is empty.
test.each([
  [false, 1000, 10],
  [true, 0, 0],
])("energy is idle power while on, and the slope times the CPU-seconds used", (offWhenEmpty, joules, onSec) => {
  const nodes = [powered(offWhenEmpty, { id: "w1" }), powered(offWhenEmpty, { id: "w2" })];
  const result = run({ nodes, jobs: [job("a", { arrivalSec: 5, workCpuSec: 10, cpusMax: 1 })], recordTimeline: false });
  expect(result.energy).toEqual([
    { node: "w1", energyJoules: 1500, onSec: 10 },
    { node: "w2", energyJoules: joules, onSec },
  ]);
  expect(summarize(result).energyJoules).toBe(1500 + joules);
});

// On from 0, while the job starts up: 4 s x 100 W + 2 s x 150 W.
test("a node is on from the moment a container is on its way to it", () => {
  const jobs = [
    job("a", { workCpuSec: 2, cpusMax: 1, runtime: runtimeOf("container", { cpuFactor: 1, startupSec: 4 }) }),
  ];
  expect(run({ nodes: [powered(true)], jobs }).energy).toEqual([{ node: "w", energyJoules: 700, onSec: 6 }]);
});

// Down from 2 to 5 s: 2 s and 8 s on, 2 of the 10 CPU-seconds are lost with the node.
test("a node that has failed takes no power", () => {
  const failures = { kind: "scheduled" as const, failures: [{ node: "w", atSec: 2, forSec: 3 }] };
  const jobs = [job("a", { workCpuSec: 8, cpusMax: 1 })];
  const { energy } = run({ nodes: [powered(false)], jobs, failures, migration: { checkpoints: false } });
  expect(energy).toEqual([{ node: "w", energyJoules: 10 * 150, onSec: 10 }]);
});

test("a run without power has no energy, not even in its summary", () => {
  const result = run({ nodes: [node()], jobs: [job("a")] });
  expect(result.energy).toEqual([]);
  expect(summarize(result)).not.toHaveProperty("energyJoules");
});

test("without an idle power, energy is the slope times the CPU-seconds of all jobs, recorded or not", () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom("least-loaded", "energy-aware", "kubernetes-default"), (world, placement) => {
      const power = { idleWatts: 0, wattsPerCpu: 3, offWhenEmpty: true };
      const nodes = world.nodes.map((each) => ({ ...each, power }));
      const runs = [true, false].map((recordTimeline) =>
        run({ nodes, jobs: world.jobs, recordTimeline, placement: choice(placement) }),
      );
      const { cpuSec, energyJoules } = summarize(runs[0]!);
      expectClose(energyJoules!, 3 * cpuSec, 1e-9);
      expect(runs[1]!.energy).toEqual(runs[0]!.energy);
    }),
    { numRuns: 60 },
  );
});

test("power changes no time", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const power = { idleWatts: 70, wattsPerCpu: 3, offWhenEmpty: true };
      const nodes = world.nodes.map((each) => ({ ...each, power }));
      expect(run({ nodes, jobs: world.jobs }).records).toEqual(run(world).records);
    }),
    { numRuns: 40 },
  );
});
