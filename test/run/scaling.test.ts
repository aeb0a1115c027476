import fc from "fast-check";
import { expect, test } from "vitest";
import type { JobRecord } from "../../src/domain/record.js";
import { schedulerPlugins } from "../../src/schedulers/registry.js";
import { expectClose } from "../support/numbers.js";
import { choice, run } from "../support/run.js";
import { stretched, worlds } from "../support/scenarios.js";

/** Policies without parameters: the others carry times and rates of their own that would have to be stretched too. */
const timeless = schedulerPlugins
  .filter((plugin) => Object.keys(plugin.params.shape).length === 0)
  .map((plugin) => plugin.name);

const times = (record: JobRecord, factor: number): object => ({
  ...record,
  arrivalSec: record.arrivalSec * factor,
  startSec: record.startSec! * factor,
  finishSec: record.finishSec! * factor,
  completionSec: record.completionSec! * factor,
  workCpuSec: record.workCpuSec * factor,
  cpuSec: record.cpuSec * factor,
});

// Multiplying by a power of two changes the exponent of a double and none of its digits.
test.each(timeless)(
  "under %s, work and arrivals times a power of two make every time exactly that much longer",
  (name) => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: -20, max: 20 }), (world, power) => {
        const scheduler = choice(name);
        const before = run({ ...world, scheduler });
        const after = run({ ...stretched(world, 2 ** power), scheduler });
        expect(after.records).toEqual(before.records.map((record) => times(record, 2 ** power)));
      }),
      { numRuns: 60 },
    );
  },
);

/** Each job pinned and memory left out: no decision hangs on which of two nearly equal times comes first. */
const pinned = worlds.map((world) => ({
  nodes: world.nodes,
  jobs: world.jobs.map((job, index) => ({
    ...job,
    memoryMb: 0,
    node: world.nodes[index % world.nodes.length]!.id,
  })),
}));

test("work and arrivals times any factor make every time that much longer, to 1e-9", () => {
  fc.assert(
    fc.property(pinned, fc.double({ min: 0.001, max: 1000, noNaN: true }), (world, factor) => {
      const before = run(world).records;
      const after = new Map(run(stretched(world, factor)).records.map((record) => [record.id, record]));
      for (const record of before) expectClose(after.get(record.id)!.finishSec!, record.finishSec! * factor, 1e-9);
    }),
  );
});

test("nodes of twice the CPUs, with every cap twice as high, do everything in half the time", () => {
  fc.assert(
    fc.property(pinned, (world) => {
      const nodes = world.nodes.map((node) => ({
        ...node,
        cpus: node.cpus * 2,
        reservedCpus: node.reservedCpus * 2,
      }));
      const jobs = world.jobs.map((job) => ({
        ...job,
        arrivalSec: job.arrivalSec / 2,
        cpusMax: job.cpusMax === null ? null : job.cpusMax * 2,
      }));
      const before = run(world).records.map((record) => record.finishSec! / 2);
      expect(run({ nodes, jobs }).records.map((record) => record.finishSec)).toEqual(before);
    }),
  );
});

test("all weights times a power of two change nothing", () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: -10, max: 10 }), (world, power) => {
      const jobs = world.jobs.map((job) => ({ ...job, weight: job.weight * 2 ** power }));
      expect(run({ ...world, jobs })).toEqual(run(world));
    }),
  );
});
