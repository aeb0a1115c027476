import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jobIndex, nodeIndex } from "../../src/domain/ids.js";
import type { PodSpec } from "../../src/domain/pod.js";
import { podSchema } from "../../src/scenario/pod-schema.js";
import { GpuBookings } from "../../src/schedulers/pods/gpu-bookings.js";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const pod = (given: object): PodSpec => podSchema.parse(given);

const placed = (nodes: Parameters<typeof run>[0]["nodes"], pods: readonly PodSpec[]): readonly (string | null)[] =>
  run({
    nodes,
    jobs: pods.map((each, index) => job(`j${index}`, { pod: each, workCpuSec: 1000 })),
    scheduler: choice("kubernetes-default"),
  }).records.map((record) => (record.startSec === 0 ? record.node : null));

describe("GPUs that a job requests", () => {
  test("are booked whole, and a job waits where too few are left", () => {
    const pods = [2, 3, 2].map((requestGpus) => pod({ requestGpus }));
    expect(placed([node({ id: "a", cpus: 8, gpus: 4 })], pods)).toEqual(["a", null, "a"]);
  });

  test("parts that are free on different GPUs do not add up", () => {
    // Two GPUs with 0.6 each leave 0.4 on each: 0.3 fits, then 0.4 on the other, and 0.5 nowhere.
    const pods = [0.6, 0.6, 0.5, 0.3, 0.4].map((requestGpus) => pod({ requestGpus }));
    expect(placed([node({ id: "a", cpus: 8, gpus: 2 })], pods)).toEqual(["a", "a", null, "a", "a"]);
  });

  test("a node without GPUs takes no job that asks for one", () => {
    expect(placed([node({ id: "cpu", cpus: 8 }), node({ id: "gpu", gpus: 1 })], [pod({ requestGpus: 1 })])).toEqual([
      "gpu",
    ]);
  });

  test("never exceed a device, whatever is booked and released in whatever order", () => {
    const step = fc.record({ job: fc.nat(30), milli: fc.constantFrom(0, 70, 230, 500, 810, 1000, 2000) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.array(step, { maxLength: 200 }), (gpus, steps) => {
        const bookings = new GpuBookings(1);
        const at = nodeIndex(0);
        const held = new Map<number, number>();
        for (const { job: index, milli } of steps) {
          bookings.release(jobIndex(index));
          held.delete(index);
          if (milli === 0 || !bookings.fits(milli, at, gpus)) continue;
          bookings.book(jobIndex(index), milli, at);
          held.set(index, milli);
          const sum = [...held.values()].reduce((total, each) => total + each, 0);
          expect(sum).toBeLessThanOrEqual(gpus * 1000);
          expect(bookings.untouched(at, gpus)).toBeGreaterThanOrEqual(0);
        }
        for (const index of held.keys()) bookings.release(jobIndex(index));
        expect(bookings.untouched(at, gpus)).toBe(gpus);
      }),
    );
  });
});

describe("requirements on labels", () => {
  const nodes = [
    node({ id: "none", cpus: 8 }),
    node({ id: "v100", cpus: 8, labels: { gpu: "V100" } }),
    node({ id: "p100", cpus: 8, labels: { gpu: "P100" } }),
  ];
  test.each([
    ["In", ["T4", "P100"], "p100"],
    ["NotIn", ["P100", "V100"], "none"],
    ["DoesNotExist", [], "none"],
  ])("%s %j", (operator, values, expected) => {
    expect(placed(nodes, [pod({ requirements: [{ label: "gpu", operator, values }] })])).toEqual([expected]);
  });

  test("Exists takes any value, and a job that nothing meets says why", () => {
    const exists = pod({ requirements: [{ label: "gpu", operator: "Exists" }] });
    expect(["v100", "p100"]).toContain(placed(nodes, [exists])[0]);
    const [record] = run({
      nodes,
      jobs: [job("j", { pod: pod({ requirements: [{ label: "gpu", values: ["A100"] }] }) })],
      scheduler: choice("kubernetes-default"),
    }).records;
    expect(record?.waitReason).toContain("3 without the labels it selects");
  });
});
