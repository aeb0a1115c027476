import { describe, expect, it } from "vitest";
import { applyOverrides, parseOverride } from "../../src/scenario/overrides.js";
import { example, problemOf, scenarioOf } from "./example.js";

/** The plain value of `document` once `path=value` texts were put in. */
const set = (document: unknown, ...texts: readonly string[]): unknown =>
  applyOverrides(document, texts.map(parseOverride));

const problemWith = (text: string): string => problemOf(() => scenarioOf(example, [parseOverride(text)]));

describe("an override", () => {
  it.each([
    ["nodes[0].cpus=4", "nodes[0].cpus", 4],
    ["scheduler.name=fair-share", "scheduler.name", "fair-share"],
    ["name=a=b", "name", "a=b"],
    ["jobs[0].loss=", "jobs[0].loss", null],
    ["jobs[0].cpusMax=.inf", "jobs[0].cpusMax", Number.POSITIVE_INFINITY],
    ["nodes=[{ id: a, cpus: 1 }]", "nodes", [{ id: "a", cpus: 1 }]],
  ])("%s has a YAML value", (text, path, value) => {
    expect(parseOverride(text)).toEqual({ path, value });
  });

  it("puts values in lists and mappings, and adds what is not there", () => {
    expect(set({ nodes: [{ id: "a" }, { id: "b" }] }, "nodes[1].cpus=2", "seed=3")).toEqual({
      nodes: [{ id: "a" }, { id: "b", cpus: 2 }],
      seed: 3,
    });
  });

  it("leaves the document as it was, also where an anchor shares a part", () => {
    const shared = { cpus: 1 };
    const document = { nodes: [shared, shared] };
    expect(set(document, "nodes[0].cpus=2")).toEqual({ nodes: [{ cpus: 2 }, { cpus: 1 }] });
    expect(document).toEqual({ nodes: [{ cpus: 1 }, { cpus: 1 }] });
  });

  it("cannot reach what an object has from its prototype", () => {
    expect(problemWith("__proto__.polluted=1")).toMatch("unknown key: __proto__");
    expect(problemWith("constructor.prototype.polluted=1")).toMatch("unknown key: constructor");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ["nodes[2].cpus=1", "a.yaml: line 2: nodes: cannot set entry 2: entries are 0 to 1"],
    ["name[0]=1", "a.yaml: line 1: name: cannot set an entry: it is not a list"],
    ["name.first=1", "a.yaml: line 1: name: cannot set name.first: there is no mapping to set it in"],
    ["nodes[x]=1", "a.yaml: cannot set nodes[x]: write a path such as nodes[0].cpus or scheduler.name"],
    ["nodes..cpus=1", "a.yaml: cannot set nodes..cpus: write a path such as nodes[0].cpus or scheduler.name"],
    ["nodes", "--set: nodes: must be path=value, for instance nodes[0].cpus=4"],
    ["name=[a", "--set: name: the value is not valid YAML: [a"],
  ])("%s is refused", (text, problem) => {
    expect(problemWith(text)).toBe(problem);
  });
});

describe("choosing another scheduler", () => {
  const document = { scheduler: { name: "flowcon", alpha: 1 }, placement: "random" };

  it("drops the parameters of the former one", () => {
    expect(set(document, "scheduler.name=fair-share")).toEqual({
      scheduler: { name: "fair-share" },
      placement: "random",
    });
  });

  it("keeps the parameters that are set too, wherever they stand", () => {
    const scheduler = { name: "other", beta: 2 };
    expect(set(document, "scheduler.beta=2", "scheduler.name=other")).toMatchObject({ scheduler });
  });

  it("keeps every parameter when it is the same one", () => {
    expect(set(document, "scheduler.name=flowcon")).toEqual(document);
  });

  it("drops the placement when the new one places jobs itself, unless that is set too", () => {
    expect(set(document, "scheduler.name=fifo")).toEqual({ scheduler: { name: "fifo" } });
    expect(set(document, "scheduler=fifo", "placement=random")).toMatchObject({ placement: { name: "random" } });
  });

  it("gives parameters to one that was written as a name", () => {
    expect(set({ scheduler: "flowcon" }, "scheduler.alpha=3")).toEqual({ scheduler: { name: "flowcon", alpha: 3 } });
  });
});
