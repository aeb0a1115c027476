import fc from "fast-check";
import { expect, test } from "vitest";
import type { NetworkSpec } from "../../src/domain/network.js";
import { type SteppingWorld, stepByStep } from "../reference/step-by-step.js";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

/** The same world through the engine, which knows no steps. */
function averaged({
  capacities,
  bandwidthMbitPerSec,
  gangs,
  neighbours,
}: SteppingWorld): ReturnType<typeof stepByStep> {
  const nodes = capacities.map((cpus, index) => node({ id: `n${index}`, cpus }));
  const links: NetworkSpec = {
    link: { bandwidthMbitPerSec, latencyMs: 0, aggregation: null },
    ...{ links: {}, wan: [], overlay: null },
  };
  const jobs = [
    ...gangs.map(({ nodes: on, steps, workCpuSec, mbit }, index) =>
      job(`gang-${index}`, {
        workCpuSec: workCpuSec * steps * on.length,
        distributed: {
          ...{ workers: on.length, exchange: { kind: "ring" }, steps, overlap: false },
          ...{ spawnSec: 0, spawn: "parallel", saveSec: 0 },
          // Each worker of a ring sends 2 (k - 1) / k of the model.
          modelMb: (mbit * on.length) / (2 * (on.length - 1)) / 8,
        },
      }),
    ),
    ...neighbours.map(({ node: on, workCpuSec, cpusMax, weight }, index) =>
      job(`single-${index}`, {
        ...{ workCpuSec, weight, node: `n${on}` },
        cpusMax: Number.isFinite(cpusMax) ? cpusMax : null,
      }),
    ),
  ];
  const scheduler = choice("round-robin");
  const finish = run({ nodes, jobs, scheduler, network: links, recordTimeline: false }).records.map(
    (each) => each.finishSec!,
  );
  return { gangs: finish.slice(0, gangs.length), neighbours: finish.slice(gangs.length) };
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** One job over all nodes, and neighbours without caps. */
const worlds: fc.Arbitrary<SteppingWorld> = fc.integer({ min: 2, max: 4 }).chain((count) =>
  fc.record({
    capacities: fc.array(between(1, 4), { minLength: count, maxLength: count }),
    bandwidthMbitPerSec: fc.constant(100),
    gangs: fc
      .record({ steps: fc.integer({ min: 100, max: 300 }), workCpuSec: between(0.2, 2), mbit: between(0, 100) })
      .map((gang) => [{ ...gang, nodes: Array.from({ length: count }, (_, index) => index) }]),
    neighbours: fc.array(
      fc.record({
        node: fc.nat(count - 1),
        workCpuSec: between(1, 200),
        cpusMax: fc.constant(Number.POSITIVE_INFINITY),
        weight: between(0.2, 5),
      }),
      { maxLength: 5 },
    ),
  }),
);

const slowestStepSec = ({ capacities, gangs, neighbours, bandwidthMbitPerSec }: SteppingWorld): number => {
  const [gang] = gangs;
  const weights = capacities.map((_, index) =>
    neighbours.reduce((sum, each) => sum + (each.node === index ? each.weight : 0), 1),
  );
  const slowest = Math.max(...capacities.map((capacity, index) => (gang!.workCpuSec * weights[index]!) / capacity));
  return slowest + gang!.mbit / bandwidthMbitPerSec;
};

test("a distributed job beside others ends when it does step by step, to a step for each change among them", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const exact = stepByStep(world);
      const engine = averaged(world);
      const errorSec = (1 + world.neighbours.length) * slowestStepSec(world);
      expect(Math.abs(engine.gangs[0]! - exact.gangs[0]!)).toBeLessThanOrEqual(errorSec);
      for (const [index, sec] of exact.neighbours.entries())
        expect(Math.abs(engine.neighbours[index]! - sec)).toBeLessThanOrEqual(errorSec);
    }),
    { numRuns: 60 },
  );
});

// The same work in ten times as many steps of a tenth of the size.
test("the error falls with the size of a step", () => {
  const world = (parts: number): SteppingWorld => ({
    capacities: [1, 2, 4],
    bandwidthMbitPerSec: 100,
    gangs: [{ nodes: [0, 1, 2], steps: 40 * parts, workCpuSec: 1 / parts, mbit: 50 / parts }],
    neighbours: [
      { node: 0, workCpuSec: 30, cpusMax: Number.POSITIVE_INFINITY, weight: 1 },
      { node: 0, workCpuSec: 9, cpusMax: Number.POSITIVE_INFINITY, weight: 2 },
      { node: 1, workCpuSec: 80, cpusMax: Number.POSITIVE_INFINITY, weight: 1 },
    ],
  });
  const errors = [1, 10, 100].map((parts) => {
    const exact = stepByStep(world(parts));
    const engine = averaged(world(parts));
    return Math.max(
      ...[...exact.gangs, ...exact.neighbours].map((sec, index) =>
        Math.abs([...engine.gangs, ...engine.neighbours][index]! / sec - 1),
      ),
    );
  });
  expect(errors[1]!).toBeLessThan(errors[0]! / 4);
  expect(errors[2]!).toBeLessThan(errors[1]! / 4);
  expect(errors[2]!).toBeLessThan(1e-3);
});

// Two jobs on the same two nodes that began together stay in step: each computes 1 s of work at half a CPU, 2 s, and both
// send 50 Mbit over links that they share, 1 s. 100 steps take 300 s.
test("two distributed jobs that begin together compute together and exchange together", () => {
  const gang = { nodes: [0, 1], steps: 100, workCpuSec: 1, mbit: 50 };
  const world = { capacities: [1, 1], bandwidthMbitPerSec: 100, gangs: [gang, gang], neighbours: [] };
  const exact = stepByStep(world);
  for (const [index, sec] of averaged(world).gangs.entries()) {
    expect(exact.gangs[index]!).toBeCloseTo(300, 6);
    expect(sec).toBeCloseTo(300, 6);
  }
});
