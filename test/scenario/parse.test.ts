import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { example, exampleWith, scenarioOf } from "./example.js";

const minimal =
  "{ name: a, nodes: [{ id: n, cpus: 2 }], jobs: [{ id: j, arrivalSec: 0, workCpuSec: 3 }], scheduler: fifo }";

/** The fixed jobs of a scenario. */
const jobsOf = (scenario: ReturnType<typeof scenarioOf>) => (scenario.jobs.kind === "fixed" ? scenario.jobs.jobs : []);

describe("a scenario", () => {
  it("has every default filled in", () => {
    const { description, seed, nodes, placement } = scenarioOf(minimal);
    expect({ description, seed, placement }).toEqual({ description: null, seed: 1, placement: null });
    expect(nodes[0]).toMatchObject({
      id: "n",
      cpus: 2,
      reservedCpus: 0,
      memoryMb: null,
      speed: 1,
      contention: 0,
      location: null,
      latencyMs: {},
      labels: {},
    });
    expect(jobsOf(scenarioOf(minimal))[0]).toMatchObject({
      id: "j",
      workCpuSec: 3,
      cpusMax: null,
      memoryMb: 0,
      weight: 1,
      contention: null,
      model: null,
      node: null,
      loss: null,
    });
  });

  it("numbers nodes and jobs that have a count", () => {
    const ids = exampleWith("nodes", [{ id: "w", count: 3, cpus: 1 }]).nodes.map(({ id }) => id);
    expect(ids).toEqual(["w1", "w2", "w3"]);
    const jobs = jobsOf(exampleWith("jobs", [{ id: "j", count: 2, arrivalSec: 4, workCpuSec: 1 }]));
    expect(jobs.map(({ id, arrivalSec }) => [id, arrivalSec])).toEqual([
      ["j1", 4],
      ["j2", 4],
    ]);
  });

  it("takes from the model what the job does not say, and nothing else", () => {
    const jobs = jobsOf(exampleWith("jobs[0]", { id: "one", arrivalSec: 0, model: "vae-pytorch", memoryMb: 7 }));
    const model = jobsOf(scenarioOf(example))[0]!;
    expect(jobs[0]).toEqual({ ...model, memoryMb: 7 });
  });

  it("takes a null that is written as none, not as the model's", () => {
    const jobs = jobsOf(exampleWith("jobs[0]", { id: "one", arrivalSec: 0, model: "vae-pytorch", loss: null }));
    expect(jobs[0]?.loss).toBeNull();
  });

  it("may bring models of its own", () => {
    const scenario = scenarioOf(`${example}models: { mine: { workCpuSec: 9, cpusMax: 2 } }\n`, [
      { path: "jobs[0].model", value: "mine" },
    ]);
    expect(jobsOf(scenario)[0]).toMatchObject({ model: "mine", workCpuSec: 9, cpusMax: 2, memoryMb: 0, loss: null });
  });

  it("takes a name for a scheduler without parameters, and gives a node policy a placement", () => {
    const { scheduler, placement } = scenarioOf(example);
    expect(scheduler).toEqual({ name: "fair-share", params: {} });
    expect(placement).toMatchObject({ name: "least-loaded" });
    expect(exampleWith("placement", "random").placement).toMatchObject({ name: "random" });
  });

  it("draws random jobs from models, by name or in place", () => {
    const jobs = { kind: "random", count: 5, windowSec: 60, mix: ["vae-pytorch", { workCpuSec: 3, frequency: 2 }] };
    expect(exampleWith("jobs", jobs).jobs).toMatchObject({
      kind: "random",
      count: 5,
      arrivals: "uniform",
      startSec: 0,
      windowSec: 60,
      mix: [
        { frequency: 1, template: { model: "vae-pytorch" } },
        { frequency: 2, template: { model: null, workCpuSec: 3 } },
      ],
    });
  });

  it("reads jobs from a trace, their model giving what the row leaves out", () => {
    const text = "id,arrivalSec,workCpuSec,memoryMb,model,node\nx,3,4,,vae-pytorch,b\ny,5,6,32,,\n";
    const scenario = parseScenario(example, "a.yaml", {
      overrides: [{ path: "jobs", value: { kind: "trace", file: "t.csv" } }],
      readTrace: (file) => ({ kind: "text", path: `dir/${file}`, text }),
    });
    const model = jobsOf(scenarioOf(example))[0]!;
    expect(jobsOf(scenario)).toEqual([
      { ...model, id: "x", arrivalSec: 3, workCpuSec: 4, node: "b" },
      { ...model, id: "y", arrivalSec: 5, workCpuSec: 6, memoryMb: 32, model: null, loss: null, cpusMax: null },
    ]);
  });

  it("may repeat a part by an anchor, many times", () => {
    const jobs = Array.from(
      { length: 500 },
      (_, index) => `  - { id: j${index}, arrivalSec: 0, workCpuSec: 1, loss: *l }\n`,
    );
    const first =
      "  - { id: first, arrivalSec: 0, workCpuSec: 1, loss: &l { kind: table, points: [[0, 2], [1, 1]] } }\n";
    const text = `name: a\nnodes: [{ id: n, cpus: 2 }]\nscheduler: fifo\njobs:\n${first}${jobs.join("")}`;
    expect(jobsOf(scenarioOf(text))[500]?.loss).toMatchObject({
      kind: "table",
      points: [
        [0, 2],
        [1, 1],
      ],
    });
  });
});
