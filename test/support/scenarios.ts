import fc from "fast-check";
import type { JobSpec } from "../../src/domain/job.js";
import type { LossSpec } from "../../src/domain/loss.js";
import type { NodeSpec } from "../../src/domain/node.js";
import { sixtyFourths } from "./numbers.js";
import { job, node } from "./specs.js";

/** Nodes and jobs such that every job fits on some node, so that a run can end. */
export interface World {
  readonly nodes: readonly NodeSpec[];
  /** In any order. */
  readonly jobs: readonly JobSpec[];
}

/** Without numbers so small that they lose digits when they are halved. */
const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => (Math.abs(value) < 1e-9 ? 0 : value));

/** Mostly the plain value, now and then another: a fault is then found, and shrunk to what it needs. */
const usually = <T>(plain: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: other });

const nodes: fc.Arbitrary<NodeSpec[]> = fc
  .array(
    fc.record({
      cpus: fc.oneof(fc.constantFrom(1, 2, 4), sixtyFourths(0.5, 8)),
      reserved: usually(0, between(0, 0.5)),
      memoryMb: usually<number | null>(null, fc.integer({ min: 1000, max: 4000 })),
      speed: usually(1, between(0.25, 4)),
      contention: usually(0, between(0, 0.2)),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(({ reserved, ...given }, index) =>
      node({ ...given, id: `w${index + 1}`, reservedCpus: given.cpus * reserved }),
    ),
  );

const loss = fc
  .record({
    kind: fc.constant("exponential" as const),
    initial: between(1, 10),
    final: between(0.01, 1),
    rate: between(0.1, 20),
    noise: usually<LossSpec["noise"]>(null, fc.constant({ relativeSd: 0.05 })),
    reportEvery: usually<number | null>(null, between(0.01, 0.5)),
  })
  .map((spec): LossSpec => spec);

const jobOn = (all: readonly NodeSpec[]): fc.Arbitrary<JobSpec> => {
  const mostMb = (candidates: readonly NodeSpec[]): number =>
    Math.max(...candidates.map((each) => each.memoryMb ?? Number.POSITIVE_INFINITY));
  return fc
    .record({
      arrivalSec: fc.oneof(fc.integer({ min: 0, max: 20 }), between(0, 100)),
      workCpuSec: fc.oneof(fc.integer({ min: 1, max: 10 }), between(0.1, 100)),
      cpusMax: usually<number | null>(null, between(0.1, 4)),
      memoryMb: usually(0, fc.integer({ min: 1, max: 4000 })),
      weight: usually(1, between(0.1, 10)),
      contention: usually<number | null>(null, between(0, 0.3)),
      pin: usually<number | null>(null, fc.nat(all.length - 1)),
      loss: usually<LossSpec | null>(null, loss),
    })
    .map(({ pin, ...given }) => {
      const pinned = pin === null ? null : all[pin]!;
      const memoryMb = Math.min(given.memoryMb, mostMb(pinned === null ? all : [pinned]));
      return job("", { ...given, memoryMb, node: pinned?.id ?? null });
    });
};

/** 1 to 5 nodes and 1 to 30 jobs: caps, weights, tight memory, pins, losses, contention, ties in time. */
export const worlds: fc.Arbitrary<World> = nodes.chain((all) =>
  fc
    .array(jobOn(all), { minLength: 1, maxLength: 30 })
    .map((jobs) => ({ nodes: all, jobs: jobs.map((each, index) => ({ ...each, id: `j${index + 1}` })) })),
);

/** The same world with no two arrivals at one time: the i-th job comes a little later the later it is listed. */
export const withoutTies = (world: World): World => ({
  ...world,
  jobs: world.jobs.map((each, index) => ({ ...each, arrivalSec: each.arrivalSec + index / 1024 })),
});

/** Every arrival time, amount of work and nothing else times `factor`. */
export const stretched = (world: World, factor: number): World => ({
  ...world,
  jobs: world.jobs.map((each) => ({
    ...each,
    arrivalSec: each.arrivalSec * factor,
    workCpuSec: each.workCpuSec * factor,
  })),
});
