import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { example, exampleWith, problemOf, scenarioOf } from "./example.js";

/** The problem of the example with one value replaced. */
const problemWith = (path: string, value: unknown): string => problemOf(() => exampleWith(path, value));

const line = "must be text of one line (1 to 200 characters, no spaces at its ends; write a number in quotes)";
const positive = "must be a finite number more than 0";

describe("a bad value is one line that names the place and what is allowed:", () => {
  it.each([
    ["nodes[0].cpus", Number.NaN, `nodes[0].cpus: ${positive}, got NaN`],
    ["nodes[0].cpus", Number.POSITIVE_INFINITY, `nodes[0].cpus: ${positive}, got Infinity`],
    ["nodes[0].cpus", "4", `nodes[0].cpus: ${positive}, got "4"`],
    ["nodes[0].reservedCpus", 4, "nodes[0].reservedCpus: must be less than cpus (4), got 4"],
    ["nodes[0].count", 0, "nodes[0].count: must be a whole number from 1 to 1000000, got 0"],
    ["nodes[1].id", "a", "nodes[1].id: duplicate node id: a; ids must be unique"],
    ["nodes[1].id", 7, `nodes[1].id: ${line}, got 7`],
    ["nodes[1].latencyMs", { x: -1 }, "nodes[1].latencyMs.x: must be a finite number of 0 or more, got -1"],
    ["nodes", [], "nodes: must have at least 1 entries, got a list of 0"],
    ["name", "two\nlines", `name: ${line}, got "two\\nlines"`],
    ["seed", 1.5, "seed: must be a whole number, got 1.5"],
    ["jobs[1].id", "one", "jobs[1].id: duplicate job id: one; ids must be unique"],
    ["jobs[1].arrivalSec", -1, "jobs[1].arrivalSec: must be a finite number of 0 or more, got -1"],
    ["jobs[1].workCpuSec", 0, `jobs[1].workCpuSec: ${positive}, got 0`],
    ["jobs[1].weight", 0, `jobs[1].weight: ${positive}, got 0`],
    ["jobs[1].node", "c", "jobs[1].node: unknown node: c; did you mean a? known: a, b"],
    ["jobs[1]", { id: "x", arrivalSec: 0 }, "jobs[1].workCpuSec: missing: give workCpuSec or a model"],
    [
      "jobs[1].loss",
      { kind: "exp" },
      /^a.yaml: jobs\[1\].loss.kind: unknown kind: exp; did you mean exponential\? known: /,
    ],
    [
      "jobs[1].loss",
      { kind: "expression", expression: "2 * y" },
      /jobs\[1\].loss.expression: character 5: unknown name "y"/,
    ],
    [
      "jobs[1].loss",
      {
        kind: "table",
        points: [
          [0, 1],
          [0, 2],
        ],
      },
      /jobs\[1\].loss.points\[1\]\[0\]: progress must grow/,
    ],
    [
      "jobs[0].model",
      "vae-pytorc",
      /^a.yaml: jobs\[0\].model: unknown model: vae-pytorc; did you mean vae-pytorch\? known: /,
    ],
    ["jobs", 3, "jobs: must be a list of jobs, or a mapping with kind: random or kind: trace, got 3"],
    ["jobs", { count: 3 }, "jobs.kind: missing: must be one of random, trace"],
    ["jobs", { kind: "trace", file: "x.csv" }, "jobs.file: no files can be read here"],
    [
      "models",
      { "vae-pytorch": { workCpuSec: 1 } },
      "models.vae-pytorch: there is a built-in model of that name; choose another",
    ],
    [
      "scheduler",
      "fifoo",
      /^a.yaml: scheduler.name: unknown scheduler: fifoo; did you mean fifo\? known: fair-share, /,
    ],
    ["scheduler", {}, /^a.yaml: scheduler.name: missing: must be one of fair-share, /],
    ["placement", "fair-share", /^a.yaml: placement.name: unknown placement: fair-share; .*known: fifo, /],
  ])("%s = %j", (path, value, problem) => {
    if (typeof problem === "string") expect(problemWith(path, value)).toBe(`a.yaml: ${problem}`);
    else expect(problemWith(path, value)).toMatch(problem);
  });
});

describe("an unknown key is named with the closest known one", () => {
  it.each([
    ["nodez", "nodez", "nodes"],
    ["nodes[0].cpu", "cpu", "cpus"],
    ["jobs[0].arrival", "arrival", "arrivalSec"],
    ["jobs[0].workcpusec", "workcpusec", "workCpuSec"],
  ])("%s", (path, key, guess) => {
    expect(problemWith(path, 3)).toMatch(`a.yaml: ${path}: unknown key: ${key}; did you mean ${guess}? known: `);
  });

  it("also when it shadows one that every object has", () => {
    expect(problemWith("nodes[0].__proto__", {})).toMatch("unknown key: __proto__;");
    expect(problemWith("constructor", {})).toMatch("unknown key: constructor;");
  });

  it("also among a scheduler's parameters", () => {
    const problem = problemOf(() => scenarioOf(example.replace("fair-share", "{ name: fifo, alpha: 1 }")));
    expect(problem).toBe("a.yaml: line 8: scheduler.alpha: unknown key: alpha; known: name");
  });
});

describe("a problem in the file", () => {
  it("has its line", () => {
    expect(problemOf(() => scenarioOf(example.replace("workCpuSec: 10", "workCpuSec: .nan")))).toBe(
      `a.yaml: line 7: jobs[1].workCpuSec: ${positive}, got NaN`,
    );
    expect(problemOf(() => scenarioOf(example.replace("cpus: 2", "cpus: -.inf")))).toMatch(
      "a.yaml: line 4: nodes[1].cpus: ",
    );
  });

  it("has the line of the anchor's text when it comes through an alias", () => {
    const text = "name: a\nnodes:\n  - &n\n    id: x\n    cpus: 0\n  - *n\n";
    expect(problemOf(() => scenarioOf(text))).toMatch("a.yaml: line 5: nodes[0].cpus: ");
  });

  it("names some of the others", () => {
    const problem = problemOf(() => scenarioOf("name: 1\nseed: x\nnodes: 3\njobs: 4\nscheduler: fifo\n"));
    expect(problem).toBe(`a.yaml: line 1: name: ${line}, got 1; also wrong: seed, nodes and 1 more`);
  });
});

describe("a job that could never start is bad input", () => {
  it("on any node", () => {
    const small = [
      { id: "a", cpus: 1, memoryMb: 100 },
      { id: "b", cpus: 1, memoryMb: 300 },
    ];
    const problem = problemOf(() =>
      scenarioOf(example, [
        { path: "nodes", value: small },
        { path: "jobs[0].memoryMb", value: 301 },
      ]),
    );
    expect(problem).toBe(
      "a.yaml: jobs[0].memoryMb: the job needs 301 MB but the largest node has 300 MB; it could never start",
    );
  });

  it("on the node it is pinned to", () => {
    const job = { id: "one", arrivalSec: 0, workCpuSec: 1, memoryMb: 8193 };
    expect(exampleWith("jobs[0]", job).name).toBe("example"); // node b does not model memory
    expect(problemWith("jobs[0]", { ...job, node: "a" })).toBe(
      "a.yaml: jobs[0].memoryMb: the job needs 8193 MB but node a has 8192 MB; it could never start",
    );
  });
});

describe("a trace", () => {
  const withTrace = (text: string): string =>
    problemOf(() =>
      parseScenario(example, "dir/a.yaml", {
        overrides: [{ path: "jobs", value: { kind: "trace", file: "t.csv" } }],
        readTrace: () => ({ kind: "text", path: "dir/t.csv", text }),
      }),
    );

  it("names its own file and line", () => {
    const header = "id,arrivalSec,workCpuSec,model,node\n";
    expect(withTrace(`${header}x,0,1,,\ny,0,-1,,\n`)).toBe(
      "dir/t.csv: line 3: workCpuSec: must be a finite number more than 0, got -1",
    );
    expect(withTrace(`${header}x,0,1,,c\n`)).toBe(
      "dir/t.csv: line 2: node: unknown node: c; did you mean a? known: a, b",
    );
    expect(withTrace(`${header}x,0,1,,\n\ny,0,1,vae,\n`)).toMatch("dir/t.csv: line 4: model: unknown model: vae; ");
  });
});

describe("a placement", () => {
  it("is refused beside a scheduler that places jobs itself", () => {
    const problem = problemOf(() => scenarioOf(example.replace("fair-share", "fifo\nplacement: random")));
    expect(problem).toMatch(/^a.yaml: line 9: placement: fifo places jobs itself; leave placement out, or choose a /);
  });
});
