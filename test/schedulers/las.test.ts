import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NodeVerdict } from "../../src/domain/decision.js";
import type { JobSpec } from "../../src/domain/job.js";
import { latencyMs } from "../../src/domain/latency.js";
import type { NodeSpec } from "../../src/domain/node.js";
import type { PodSpec } from "../../src/domain/pod.js";
import type { RunResult } from "../../src/domain/result.js";
import { explainText } from "../../src/report/explain.js";
import { runJson } from "../../src/report/run-json.js";
import { compareTable, runTable } from "../../src/report/table.js";
import { simulate } from "../../src/run/simulate.js";
import { loadScenario } from "../../src/scenario/load.js";
import { parseOverride } from "../../src/scenario/overrides.js";
import { choice, type RunSetup, run } from "../support/run.js";
import { job, node, pod } from "../support/specs.js";

const cloud = (id: string, given: Partial<NodeSpec> = {}): NodeSpec =>
  node({ id, cpus: 8, memoryMb: 16384, labels: { HOME: "89.667ms" }, ...given });
const edge = (id: string, given: Partial<NodeSpec> = {}): NodeSpec =>
  node({ id, cpus: 2, memoryMb: 4096, labels: { HOME: "9.8ms" }, ...given });

const predict = (id: string, given: Partial<PodSpec> = {}, rest: Partial<JobSpec> = {}): JobSpec =>
  job(id, { pod: pod({ labels: { typeOfComponent: "Predict", OurLocation: "HOME" }, ...given }), ...rest });

const las = (setup: Pick<RunSetup, "nodes" | "jobs">, params: Readonly<Record<string, unknown>> = {}): RunResult =>
  run({ ...setup, scheduler: choice("las", params), recordDecisions: true });

const strict = (setup: Pick<RunSetup, "nodes" | "jobs">): RunResult =>
  run({ ...setup, scheduler: choice("las-strict"), recordDecisions: true });

const placed = (result: RunResult): readonly (string | null)[] => result.records.map((record) => record.node);

const totals = (verdicts: readonly NodeVerdict[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    verdicts.flatMap((verdict) =>
      verdict.kind === "scored"
        ? [[verdict.node, `${verdict.terms.map(({ score, weight }) => score * weight).join("+")}=${verdict.total}`]]
        : [],
    ),
  );

const wish = { service: "predict", requestCpus: 1, requestMemoryMb: 512 };
/** Two replicas that stay; the second finds the first in its place. */
const replicas = [predict("1", wish, { workCpuSec: 100 }), predict("2", wish, { arrivalSec: 5, workCpuSec: 100 })];

describe("the thesis's arithmetic: one point times 10 beside four priorities of 0 to 10", () => {
  test("one point is enough while the default priorities differ by less than 10", () => {
    // LeastRequested, on the cloud: CPU (8 - 1) / 8 = 8.75 -> 8, memory (16384 - 512) / 16384 = 9.6 -> 9, mean 8.5 -> 8.
    //   At the edge: CPU (2 - 1) / 2 = 5, memory (4096 - 512) / 4096 = 8.75 -> 8, mean 6.5 -> 6.
    // Balanced: cloud 1 - (0.125 - 0.03125) = 9.06 -> 9; edge 1 - (0.5 - 0.125) = 6.25 -> 6.
    // No replica stands anywhere: 10 and 10. EqualPriority: 1 and 1. The extender: 0 and 1 x 10.
    const { decisions, extender } = las({ nodes: [cloud("cloud"), edge("edge")], jobs: replicas.slice(0, 1) });
    expect(totals(decisions[0]!.verdicts)).toEqual({ cloud: "8+9+10+1+0=28", edge: "6+6+10+1+10=33" });
    expect(decisions[0]!.node).toBe("edge");
    expect(extender).toEqual({ followed: 1, outvoted: 0, failed: 0 });
  });

  test("the default priorities outvote it where the near node is booked out and has a replica already", () => {
    // With both replicas the edge has no CPU left: LeastRequested 0 and memory (4096 - 1024) / 4096 = 7.5 -> 7, mean 3;
    // Balanced 0, since the CPU is full; ServiceSpreading 0, since it has the most replicas. 3 + 0 + 0 + 1 + 10 = 14.
    const result = las({ nodes: [cloud("cloud"), edge("edge")], jobs: replicas });
    expect(totals(result.decisions[1]!.verdicts)).toEqual({ cloud: "8+9+10+1+0=28", edge: "3+0+0+1+10=14" });
    expect(placed(result)).toEqual(["edge", "cloud"]);
    expect(result.extender).toEqual({ followed: 1, outvoted: 1, failed: 0 });
  });

  test("three points instead of one would do: 3 + 0 + 0 + 1 + 30 = 34 against 28", () => {
    const result = las({ nodes: [cloud("cloud"), edge("edge")], jobs: replicas }, { bestScore: 3 });
    expect(placed(result)).toEqual(["edge", "edge"]);
  });

  test("ServiceSpreading is rounded down: 1 of 3 replicas gives 6, not 7", () => {
    const nodes = [cloud("a"), cloud("b"), cloud("c")];
    const on = (id: string, at: string): JobSpec => job(id, { node: at, workCpuSec: 1e4, pod: pod({ service: "s" }) });
    const before = [on("1", "a"), on("2", "b"), on("3", "b"), on("4", "b")];
    const last = las({ nodes, jobs: [...before, job("new", { pod: pod({ service: "s" }) })] }).decisions.at(-1)!;
    const spreading = last.verdicts.map((verdict) => (verdict.kind === "scored" ? verdict.terms[2]!.score : null));
    expect(spreading).toEqual([6, 0, 10]);
  });

  test("nodes equally near overwrite one another in the thesis's map: the last of them gets the point", () => {
    const setup = { nodes: [edge("a"), edge("b"), cloud("c")], jobs: [predict("1")] };
    expect(placed(las(setup))).toEqual(["b"]);
    expect(placed(las(setup, { tie: "first" }))).toEqual(["a"]);
  });
});

describe("what the extender leaves to the default scheduler", () => {
  const nodes = [cloud("cloud"), edge("edge")];
  test.each([
    ["a training step", { labels: { typeOfComponent: "Training", OurLocation: "HOME" } }],
    ["a job without labels", { labels: {} }],
    ["a prediction step that names no location", { labels: { typeOfComponent: "Predict" } }],
    ["a location to which no node knows its latency", { labels: { typeOfComponent: "Predict", OurLocation: "MARS" } }],
  ])("%s", (_, given) => {
    // With 1 CPU requested the priorities alone are for the cloud, 28 to 23 as above.
    const setup = { nodes, jobs: [predict("1", { ...wish, ...given })] };
    for (const result of [las(setup), strict(setup)]) {
      expect(placed(result)).toEqual(["cloud"]);
      expect(result.extender).toEqual({ followed: 0, outvoted: 0, failed: 0 });
    }
  });

  test("both spellings of the prediction step count: Predict of the tables, Predicting of the pseudocode", () => {
    const labels = { typeOfComponent: "Predicting", OurLocation: "HOME" };
    expect(placed(las({ nodes, jobs: [predict("1", { ...wish, labels })] }))).toEqual(["edge"]);
  });
});

describe("las-strict", () => {
  test("sends a prediction step to the nearest node with room, whatever the default priorities say", () => {
    const result = strict({ nodes: [cloud("cloud"), edge("edge")], jobs: replicas });
    expect(placed(result)).toEqual(["edge", "edge"]);
    expect(result.extender).toEqual({ followed: 2, outvoted: 0, failed: 0 });
    expect(result.decisions[1]!.verdicts).toContainEqual({
      kind: "refused",
      node: "cloud",
      by: "extender/las-strict",
      reason: "latency to HOME is 89.667 ms, 9.8 ms from a nearer node with room",
    });
  });

  test("goes to the next nearest when the nearest is full", () => {
    const full = [predict("0", wish, { workCpuSec: 100 }), ...replicas];
    expect(placed(strict({ nodes: [cloud("cloud"), edge("edge")], jobs: full }))).toEqual(["edge", "edge", "cloud"]);
  });

  test("no node with room is nearer than the one it chose", () => {
    const latencies = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(latencies, fc.integer({ min: 1, max: 12 }), (each, count) => {
        const nodes = each.map((ms, index) => edge(`w${index}`, { labels: { HOME: `${ms}ms` } }));
        const jobs = Array.from({ length: count }, (_, index) => predict(`${index}`, wish, { workCpuSec: 1e6 }));
        for (const { node: chosen, verdicts } of strict({ nodes, jobs }).decisions) {
          if (chosen === null) continue;
          const ms = (id: string): number => each[nodes.findIndex((other) => other.id === id)]!;
          const withRoom = verdicts.filter(
            ({ kind, ...rest }) => kind === "scored" || !("by" in rest) || rest.by.startsWith("extender/"),
          );
          for (const other of withRoom) expect(ms(other.node)).toBeGreaterThanOrEqual(ms(chosen));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("latency of a node to a location", () => {
  test.each([
    ["0.306ms", 0.306],
    ["42", 42],
    [" 9.8 ms ", 9.8],
    ["fast", null],
    ["-1ms", null],
    ["", null],
  ])("a label %j gives %j", (text, expected) => {
    expect(latencyMs(node({ labels: { HOME: text }, latencyMs: { HOME: 7 } }), "HOME")).toBe(expected);
  });

  test("a node without the label has the latency of its table, or none", () => {
    expect(latencyMs(node({ latencyMs: { HOME: 7 } }), "HOME")).toBe(7);
    expect(latencyMs(node(), "HOME")).toBeNull();
    expect(latencyMs(node(), "constructor")).toBeNull();
  });
});

describe("the example scenarios", () => {
  const outvoted = loadScenario("scenarios/las-outvoted.yaml");

  test("explain tells that the default priorities outvote LAS, and by what", () => {
    const { decisions } = simulate(outvoted, { recordDecisions: true });
    const about = (id: string): string => explainText(decisions.filter((decision) => decision.job === id));
    expect(about("predict-1")).toContain("predict-1 goes to edge");
    expect(about("predict-1")).toContain("extender/las decides: the other scores are 28 for cloud, 23 for edge");
    expect(about("predict-2")).toContain("predict-2 goes to cloud");
    expect(about("predict-2")).toContain(
      "extender/las prefers edge by 10, and is outvoted: the other scores are 28 for cloud, 4 for edge",
    );
  });

  test("tables and JSON of runs say how often it was outvoted", () => {
    const result = simulate(outvoted);
    expect(runTable(result)).toMatch(/extender outvoted +1 of 2/);
    expect(runJson(result)).toMatchObject({ extender: { followed: 1, outvoted: 1, failed: 0 } });
    const byName = (name: string): RunResult =>
      simulate(loadScenario("scenarios/las-outvoted.yaml", [parseOverride(`scheduler=${name}`)]));
    const compared = compareTable(["kubernetes-default", "las", "las-strict"].map(byName));
    expect(compared).toContain("las: extender outvoted 1 of 2\nlas-strict: extender outvoted 0 of 2\n");
  });

  test("the verification experiment: training on a cloud node, each prediction at its location", () => {
    const { records } = simulate(loadScenario("scenarios/las.yaml"));
    expect(Object.fromEntries(records.map(({ id, node }) => [id, node!.replace(/-\d$/, "")]))).toEqual({
      training: "nitos-cloud-node",
      "predict-cloud": "nitos-cloud-node",
      "predict-nitlab": "nitlab-edge-node",
      "predict-home": "home-edge-node",
    });
  });
});
