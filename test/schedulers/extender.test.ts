import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HttpAnswer, HttpCall } from "../../src/domain/http-call.js";
import type { JobSpec } from "../../src/domain/job.js";
import type { NodeSpec } from "../../src/domain/node.js";
import type { RunResult } from "../../src/domain/result.js";
import { createStreams } from "../../src/random/streams.js";
import { choosePolicies, createPolicies } from "../../src/run/policy.js";
import { toRecords } from "../../src/run/records.js";
import { runJobs } from "../../src/run/run-jobs.js";
import { simulate } from "../../src/run/simulate.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { SchedulerChoice } from "../../src/scenario/scenario.js";
import { answerExtender } from "../../src/schedulers/extender/answer.js";
import { durationMs } from "../../src/schedulers/extender/duration.js";
import { extender } from "../../src/schedulers/extender/extender.js";
import { servedExtenders } from "../../src/schedulers/extender/served.js";
import { localExtender } from "../support/local-extender.js";
import { job, node, pod } from "../support/specs.js";

const scenario = loadScenario("scenarios/las-outvoted.yaml");

interface World {
  readonly nodes: readonly NodeSpec[];
  readonly jobs: readonly JobSpec[];
}

const runWith = (params: object, httpCall: HttpCall, { nodes, jobs }: World): RunResult =>
  simulate(
    {
      ...scenario,
      nodes,
      jobs: { kind: "fixed", jobs },
      scheduler: { name: "extender", params: extender.params.parse(params) },
    },
    { httpCall, recordDecisions: true },
  );

/** Two nodes and one job that default scores would send to the first. */
const world: World = {
  nodes: [node({ id: "big", cpus: 8, memoryMb: 8000 }), node({ id: "small", cpus: 1, memoryMb: 1000 })],
  jobs: [job("j", { pod: pod({ requestCpus: 0.5, requestMemoryMb: 100 }) })],
};

const placed = (result: RunResult): string | null => result.records[0]!.node;

/** Answers each verb with a fixed text. */
const fixed =
  (answers: Readonly<Record<string, string>>): HttpCall =>
  ({ url }) => ({ kind: "answer", status: 200, body: answers[url.split("/").at(-1)!] ?? "null" });

describe("what an extender answers", () => {
  test("scores are multiplied by its weight and, beside scores of 0 to 100, by 10", () => {
    const call = fixed({ prioritize: '[{"Host":"small","Score":10}]' });
    const { decisions } = runWith({ filterVerb: "", weight: 3 }, call, world);
    const [, small] = decisions[0]!.verdicts;
    expect(small).toMatchObject({ kind: "scored", node: "small" });
    const terms = small?.kind === "scored" ? small.terms : [];
    expect(terms.at(-1)).toEqual({ scorer: "extender/127.0.0.1:8888", weight: 30, score: 10 });
    expect(decisions[0]!.node).toBe("small");
  });

  test("nodes that filter leaves out are refused, with its reason; keys may be in any case", () => {
    const answer = { nodes: { items: [{ metadata: { name: "small" } }] }, failedNodes: { big: "too\n big" } };
    const result = runWith({ prioritizeVerb: "" }, fixed({ filter: JSON.stringify(answer) }), world);
    expect(placed(result)).toBe("small");
    const refusal = { kind: "refused", node: "big", by: "extender/127.0.0.1:8888", reason: "too big" };
    expect(result.decisions[0]!.verdicts).toContainEqual(refusal);
  });

  test("a node cache gets names and answers with names", () => {
    const bodies: unknown[] = [];
    const call: HttpCall = ({ body }) => {
      bodies.push(JSON.parse(body));
      return { kind: "answer", status: 200, body: '{"NodeNames":["small"]}' };
    };
    const result = runWith({ nodeCacheCapable: true, prioritizeVerb: "" }, call, world);
    expect(placed(result)).toBe("small");
    expect(bodies).toMatchObject([{ Nodes: null, NodeNames: ["big", "small"], Pod: { metadata: { name: "j" } } }]);
  });

  test("when it refuses every node the job waits and says so", () => {
    const result = runWith({}, fixed({ filter: '{"Nodes":{"items":[]}}' }), world);
    expect(result.records[0]).toMatchObject({
      node: null,
      waitReason: "no node of 2: 2 refused by the scheduler extender",
    });
  });

  test("it is only asked about jobs that request a resource it manages", () => {
    const never: HttpCall = () => {
      throw new Error("asked");
    };
    const params = { managedResources: [{ name: "nvidia.com/gpu" }] };
    expect(placed(runWith(params, never, world))).toBe("big");
    expect(() => runWith({ managedResources: [{ name: "cpu" }] }, never, world)).toThrow("asked");
  });
});

const broken: readonly (readonly [string, HttpAnswer, string])[] = [
  ["no answer", { kind: "failed", problem: "connection refused" }, "connection refused"],
  ["status 500", { kind: "answer", status: 500, body: "oops" }, "it answers with HTTP status 500, not 200"],
  ["an empty body", { kind: "answer", status: 200, body: "" }, "the body is empty"],
  ["no JSON", { kind: "answer", status: 200, body: "<html>" }, "the body is not JSON"],
  ["another shape", { kind: "answer", status: 200, body: '{"Nodes":{"items":[{}]}}' }, "nodes.items.0.metadata: "],
  ["an error", { kind: "answer", status: 200, body: '{"Error":"no\\nluck"}' }, "it answers with the error no luck"],
  [
    "an unknown node",
    { kind: "answer", status: 200, body: '{"Nodes":{"items":[{"metadata":{"name":"moon"}}]}}' },
    "it leaves a node that it was not sent: moon",
  ],
];

describe.each(broken)("an extender that answers filter with %s", (_, answer, problem) => {
  test("ends the run with one line", () => {
    const run = (): RunResult => runWith({}, () => answer, world);
    expect(run).toThrow(`extender at http://127.0.0.1:8888/filter, job j: ${problem}`);
    expect(run).toThrow(/^[^\n]+; with ignorable: true the run goes on without it$/);
  });

  test("is gone round when it is ignorable, and counted", () => {
    const result = runWith({ ignorable: true, prioritizeVerb: "" }, () => answer, world);
    expect(placed(result)).toBe("big");
    expect(result.extender).toEqual({ followed: 0, outvoted: 0, failed: 1 });
  });
});

test.each(["{}", '[{"Host":"big"}]', '[{"Host":"big","Score":1.5}]'])("scores such as %s are not usable", (body) => {
  expect(() => runWith({ filterVerb: "" }, fixed({ prioritize: body }), world)).toThrow("/prioritize, job j: ");
});

const located = fc.record({
  component: fc.constantFrom("Predict", "Training"),
  location: fc.constantFrom("A", "B", "MARS"),
  requestCpus: fc.constantFrom(null, 0.5, 1.25),
  workCpuSec: fc.integer({ min: 1, max: 50 }),
  arrivalSec: fc.integer({ min: 0, max: 20 }),
});

const worlds: fc.Arbitrary<World> = fc.record({
  nodes: fc
    .array(fc.record({ cpus: fc.integer({ min: 2, max: 8 }), a: fc.integer({ min: 0, max: 9 }), b: fc.nat(9) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((all) =>
      all.map(({ cpus, a, b }, index) =>
        node({ id: `w${index}`, cpus, memoryMb: 4096, latencyMs: { A: a }, labels: { B: `${b}.5ms` } }),
      ),
    ),
  jobs: fc.array(located, { minLength: 1, maxLength: 12 }).map((all) =>
    all.map(({ component, location, requestCpus, ...rest }, index) => {
      const labels = { typeOfComponent: component, OurLocation: location };
      return job(`j${index}`, { ...rest, pod: pod({ labels, requestCpus, service: "s" }) });
    }),
  ),
});

/** Where each job ran, ties drawn alike whatever the scheduler is called. */
function nodesUnder(
  choice: SchedulerChoice,
  call: HttpCall | null,
  { nodes, jobs }: World,
): readonly (string | null)[] {
  const streams = { get: () => createStreams(1).get("ties") };
  const policies = createPolicies(choosePolicies({ scheduler: choice, placement: null }), streams, call);
  const inOrder = jobs.toSorted((a, b) => a.arrivalSec - b.arrivalSec);
  const run = { nodes, jobs: inOrder, policies, noiseSeed: 1, recordTimeline: false, onProgress: null };
  return toRecords(runJobs(run).jobs, nodes).map((record) => record.node);
}

test.each(["las", "las-strict"] as const)(
  "%s asked over the protocol places every job as it does in process",
  (name) => {
    const params = extender.params.parse({ profile: "las", weight: 10 });
    fc.assert(
      fc.property(worlds, (each) => {
        const asked = nodesUnder({ name: "extender", params }, localExtender(name), each);
        expect(asked).toEqual(nodesUnder({ name, params: {} }, null, each));
      }),
      { numRuns: 100 },
    );
  },
);

describe("bad requests to what descent serves", () => {
  const las = servedExtenders.las();
  test.each([
    ["", "the body is empty"],
    ["[]", "the body: "],
    ["{}", "pod: "],
    ['{"Pod":{}, "Nodes":{"items":[]}}', "Pod.metadata: "],
    ['{"Pod":{"metadata":{}}}', "Nodes: is missing"],
    ['{"Pod":{"metadata":{}},"NodeNames":["a"]}', "set nodeCacheCapable to false"],
    ['{"Pod":{"metadata":{}},"Nodes":{"items":[{"metadata":{}}]}}', "Nodes.items.0.metadata.name: "],
  ])("%s", (body, problem) => {
    const filtered = answerExtender(las, "/filter", body);
    expect(filtered.status).toBe(200);
    expect(JSON.parse(filtered.body).Error).toContain(problem);
    expect(answerExtender(las, "/scheduler/prioritize", body)).toEqual({ ...filtered, status: 400 });
  });

  test("an unknown verb is not found", () => {
    expect(answerExtender(las, "/bind", "{}")).toMatchObject({ status: 404 });
  });

  test("any text is answered with JSON", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.constantFrom("/filter", "/prioritize"), (body, path) => {
        JSON.parse(answerExtender(las, path, body).body);
      }),
    );
  });
});

test("kubernetes-default is served as whole scores of 0 to 10: an image that is there counts", () => {
  const item = (name: string, images: string[]): object => ({
    metadata: { name },
    status: { allocatable: { cpu: "4", memory: "8Gi" }, images: [{ names: images, sizeBytes: 4e9 }] },
  });
  const Pod = { metadata: { name: "p" }, spec: { containers: [{ image: "torch" }] } };
  const body = JSON.stringify({ Pod, Nodes: { items: [item("a", ["torch"]), item("b", [])] } });
  // Of six scorers a has 97 + 99 + 100 + 100 + 0 + 100 = 496 of 600, b 396: 8.3 and 6.6 of 10.
  const answer = answerExtender(servedExtenders["kubernetes-default"](), "/prioritize", body);
  expect(JSON.parse(answer.body)).toEqual([
    { Host: "a", Score: 8 },
    { Host: "b", Score: 7 },
  ]);
});

test.each([
  ["500ms", 500],
  ["5s", 5000],
  ["1m30s", 90_000],
  ["1.5h", 5_400_000],
  ["5", null],
  ["", null],
  ["-1s", null],
])("the duration %j is %j ms", (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});

test("without a way to ask, the scheduler says so", () => {
  expect(() => simulate({ ...scenario, scheduler: { name: "extender", params: {} } })).toThrow("not possible here");
});
