import fc from "fast-check";
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { finishTimes, recordsById, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

// fetch ends at 2. Its 10 MB take 10 x 8 / 40 = 2 s over a link of 40 Mbit/s, and 2 x 5 ms of latency: train runs at 4.01 and
// ends at 7.01, on the other node.
test("a step runs when its inputs are done and have come to its node", () => {
  const link = { bandwidthMbitPerSec: 40, latencyMs: 5, aggregation: null };
  const result = run({
    nodes: [node({ id: "a" }), node({ id: "b" })],
    jobs: [
      job("fetch", { workCpuSec: 2, node: "a" }),
      job("train", { workCpuSec: 3, node: "b", inputs: [{ from: "fetch", sizeMb: 10 }] }),
    ],
    network: { link, links: {}, wan: [], overlay: null },
  });
  const train = recordsById(result).get("train")!;
  expect(train.startSec).toBeCloseTo(4.01, 12);
  expect(train.finishSec).toBeCloseTo(7.01, 12);
  expect(train.waitReason).toBe("waits for its inputs: fetch");
});

// Without a network the latencies of the nodes count: half of 40 ms.
test("without a network an artifact takes half the round trip, and none on its own node", () => {
  const nodes = [node({ id: "a", latencyMs: { far: 40 } }), node({ id: "b", location: "far" })];
  const steps = (where: string) => [
    job("one", { node: "a" }),
    job("two", { node: where, inputs: [{ from: "one", sizeMb: 1000 }] }),
  ];
  expect(finishTimes({ nodes, jobs: steps("b") })).toEqual([1, 2.02]);
  expect(finishTimes({ nodes, jobs: steps("a") })).toEqual([1, 2]);
});

const graphs = fc
  .array(fc.record({ work: fc.integer({ min: 1, max: 9 }), from: fc.array(fc.nat(20), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 15,
  })
  .map((steps) =>
    steps.map(({ work, from }, index) => {
      const inputs = from.filter((other) => other < index).map((other) => ({ from: `s${other}`, sizeMb: 1 }));
      return job(`s${index}`, { workCpuSec: work, ...(inputs.length === 0 ? {} : { inputs }) });
    }),
  );

test("no step ever runs before all its inputs have ended, and every step ends", () => {
  fc.assert(
    fc.property(graphs, fc.double({ min: 0, max: 500, noNaN: true }), (jobs, far) => {
      const at = (id: string, location: string) => node({ id, location, latencyMs: { x: far, y: far } });
      const records = recordsById(run({ nodes: [at("a", "x"), at("b", "y")], jobs }));
      for (const { id, inputs = [] } of jobs) {
        const { startSec, finishSec } = records.get(id)!;
        expect(finishSec).not.toBeNull();
        for (const { from } of inputs) expect(startSec).toBeGreaterThanOrEqual(records.get(from)!.finishSec!);
      }
    }),
    { numRuns: 60 },
  );
});

const parsed = (jobs: string) => () =>
  parseScenario(`name: t\nnodes: [{ id: a, cpus: 1 }]\nscheduler: { name: fair-share }\njobs:\n${jobs}`, "t.yaml");

test("unknown inputs and circles are one line that names the place", () => {
  expect(parsed("  - { id: x, arrivalSec: 0, workCpuSec: 1, inputs: [trian] }\n")).toThrow(
    /jobs\[0\]\.inputs\[0\]: unknown job: trian; .*known: x/,
  );
  expect(
    parsed(
      "  - { id: x, arrivalSec: 0, workCpuSec: 1, inputs: [y] }\n  - { id: y, arrivalSec: 0, workCpuSec: 1, inputs: [{ from: x }] }\n",
    ),
  ).toThrow(/jobs\[0\]\.inputs: a job cannot wait for itself: x <- y <- x/);
});
