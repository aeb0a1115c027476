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

// 100 MB are 800 Mbit. The first alone would take 8 s of the link of 100 Mbit/s to b; the second begins 4 s later, when 400 Mbit
// are left. Both share the link into b: 50 Mbit/s each. The first has come 8 s later, at 1 + 4 + 8 = 13 s; then 400 Mbit of the
// second are left, which take 4 s: 17 s. Each computes for 1 s.
test("artifacts on their way to one node share its link", () => {
  const link = { bandwidthMbitPerSec: 100, latencyMs: 0, aggregation: null };
  const jobs = [
    job("make-1", { node: "a" }),
    job("make-2", { node: "c", workCpuSec: 5 }),
    job("take-1", { node: "b", inputs: [{ from: "make-1", sizeMb: 100 }] }),
    job("take-2", { node: "b", inputs: [{ from: "make-2", sizeMb: 100 }] }),
  ];
  const nodes = ["a", "b", "c"].map((id) => node({ id }));
  const { records } = run({ nodes, jobs, network: { link, links: {}, wan: [], overlay: null } });
  expect(records[2]!.startSec).toBeCloseTo(13, 9);
  expect(records[3]!.startSec).toBeCloseTo(17, 9);
});

// The exchange of a job between a and b takes the link into b, 100 Mbit/s, from 0 s on; the artifact gets half of it.
test("an artifact shares links with the exchange of a distributed job", () => {
  const link = { bandwidthMbitPerSec: 100, latencyMs: 0, aggregation: null };
  const exchange = { kind: "parameter-servers", servers: 1 } as const;
  const distributed = { workers: 1, exchange, modelMb: 1000, steps: 1, overlap: true } as const;
  const jobs = [
    job("train", { workCpuSec: 0.001, distributed: { ...distributed, spawnSec: 0, spawn: "parallel", saveSec: 0 } }),
    job("make", { node: "a", workCpuSec: 0.5 }),
    job("take", { node: "b", inputs: [{ from: "make", sizeMb: 100 }] }),
  ];
  const nodes = ["a", "b"].map((id) => node({ id }));
  const { records } = run({ nodes, jobs, network: { link, links: {}, wan: [], overlay: null } });
  const fetchSec = records[2]!.startSec! - records[1]!.finishSec!;
  expect(fetchSec).toBeCloseTo(16, 6);
});
