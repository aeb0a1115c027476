import { describe, expect, it } from "vitest";
import * as z from "zod";
import { InputError, RunError } from "../../src/domain/errors.js";
import { simulate } from "../../src/run/simulate.js";
import { ownSchedulers } from "../../src/scenario/own-schedulers.js";
import { parseScenario } from "../../src/scenario/parse.js";

const text = `name: own
nodes: [{ id: w, cpus: 1 }]
jobs: [{ id: a, arrivalSec: 0, workCpuSec: 10 }, { id: b, arrivalSec: 4, workCpuSec: 10 }]
scheduler: { name: own }
`;

const valid = { name: "own", kind: "node", triggers: ["start"], create: () => ({ decide: () => [] }) };

const problemOf = (exported: unknown): string => {
  try {
    ownSchedulers(exported, "own.js");
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("no problem was found");
};

describe("a module of schedulers", () => {
  it.each([
    [undefined, "own.js: has no default export; it must be a scheduler or a list of them"],
    [[], "own.js: default: must hold at least one scheduler"],
    [3, "own.js: default: must be a mapping (key: value), got 3"],
    [[valid, { ...valid, kind: "nod" }], 'own.js: default[1].kind: must be one of placement, node, got "nod"'],
    [{ ...valid, name: "a:b" }, 'own.js: default.name: must consist of letters, digits, _, . and -, got "a:b"'],
    [{ ...valid, trigger: [] }, "own.js: default.trigger: unknown key: trigger; did you mean triggers? known: name, "],
    [{ ...valid, triggers: [] }, "own.js: default.triggers: must have at least 1 entries, got a list of 0"],
    [{ ...valid, create: 3 }, "own.js: default.create: must be a function"],
    [{ ...valid, params: { alpha: 1 } }, "own.js: default.params: must be an object schema of zod 4"],
    [
      { ...valid, params: z.strictObject({ alpha: z.number() }) },
      "own.js: default.params: must have a default for every parameter",
    ],
    [
      { ...valid, params: z.strictObject({ name: z.number().default(1) }) },
      "own.js: default.params: must have no parameter",
    ],
  ])("that gives %j is refused in one line", (exported, problem) => {
    expect(problemOf(exported).startsWith(problem), problemOf(exported)).toBe(true);
    expect(problemOf(exported).split("\n")).toHaveLength(1);
  });

  it("gives a scheduler with parameters, which a scenario sets and checks", () => {
    const params = z.strictObject({ cpus: z.number().gt(0).default(0.5) });
    const create = ({ cpus }: { cpus: number }) => ({
      decide: ({ job }: { job: number }) => [{ kind: "limit", job, cpus }],
    });
    const schedulers = ownSchedulers({ ...valid, params, create }, "own.js");
    const at = (value: unknown) =>
      parseScenario(text, "own.yaml", { schedulers, overrides: [{ path: "scheduler.cpus", value }] });
    // Alone at 0.25 CPUs: 40 s each; two of them fit on the node.
    expect(simulate(at(0.25)).records.map(({ completionSec }) => completionSec)).toEqual([40, 40]);
    expect(() => at(0)).toThrow("own.yaml: scheduler.cpus: must be more than 0, got 0");
    expect(() => parseScenario(text, "own.yaml")).toThrow("unknown scheduler: own");
    expect(() => parseScenario(text, "own.yaml", { schedulers: [...schedulers, ...schedulers] })).toThrow(
      "two schedulers",
    );
  });
});

describe("a scheduler of one's own that goes wrong", () => {
  const runOf = (create: unknown): string => {
    const scenario = parseScenario(text, "own.yaml", { schedulers: ownSchedulers({ ...valid, create }, "own.js") });
    try {
      simulate(scenario);
    } catch (error) {
      if (error instanceof RunError) return error.message;
      throw error;
    }
    throw new Error("the run came to its end");
  };
  const answering = (answer: unknown) => runOf(() => ({ decide: () => answer }));

  it.each([
    ["gives no object", () => runOf(() => {}), "own.js: own: create: must give an object with decide()"],
    [
      "gives no list",
      () => answering(undefined),
      "own.js: own: decide at start: must give a list of actions, gave undefined",
    ],
    [
      "gives what is no action",
      () => answering([{ kind: "fly" }]),
      'own.js: own: decide at start: no action: {"kind":"fly"}: kind: ',
    ],
    [
      "gives a cap of nothing",
      () => answering([{ kind: "limit", job: 0, cpus: 0 }]),
      'own.js: own: decide at start: no action: {"kind":"limit","job":0,"cpus":0}: cpus: ',
    ],
    [
      "names no job",
      () => answering([{ kind: "limit", job: 7, cpus: 1 }]),
      "own.js: own: decide at start: no job has the index 7",
    ],
    [
      "names no node",
      () => answering([{ kind: "migrate", job: 0, to: 1, mark: "M" }]),
      "own.js: own: decide at start: no node has the index 1; there are 1",
    ],
    [
      "asks for what cannot be now",
      () => answering([{ kind: "limit", job: 1, cpus: 1 }]),
      "own asked for what cannot be: only a running container can be limited",
    ],
  ])("%s: the run ends with one line that says so", (_, run, problem) => {
    expect(run()).toMatch(new RegExp(`^${problem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
  });

  it("says where in its file it threw", () => {
    const thrown = new TypeError("no such thing");
    const create = () => ({
      decide: () => {
        throw thrown;
      },
    });
    const schedulers = ownSchedulers({ ...valid, create }, "folder/own-schedulers.test.ts");
    expect(() => simulate(parseScenario(text, "own.yaml", { schedulers }))).toThrow(
      /: own: decide at start: TypeError: no such thing \(own-schedulers\.test\.ts:\d+:\d+\)$/,
    );
  });
});
