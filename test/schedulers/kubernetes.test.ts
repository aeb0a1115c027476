import { describe, expect, test } from "vitest";
import type { NodeVerdict } from "../../src/domain/decision.js";
import type { JobSpec } from "../../src/domain/job.js";
import type { NodeSpec } from "../../src/domain/node.js";
import type { PodSpec } from "../../src/domain/pod.js";
import { nodesToScore } from "../../src/schedulers/kubernetes/nodes-to-score.js";
import { choice, run } from "../support/run.js";
import { job, node, pod } from "../support/specs.js";

const worker = (id: string, given: Partial<NodeSpec> = {}): NodeSpec => node({ id, cpus: 4, memoryMb: 8000, ...given });

/** What the scheduler thought when the last of the jobs came; the jobs before it are there already. */
const lastVerdicts = (
  nodes: readonly NodeSpec[],
  jobs: readonly JobSpec[],
  params: Readonly<Record<string, unknown>> = {},
): readonly NodeVerdict[] => {
  const scheduler = choice("kubernetes-default", params);
  return run({ nodes, jobs, scheduler, recordDecisions: true }).decisions.at(-1)!.verdicts;
};

const scores = (verdicts: readonly NodeVerdict[], scorer: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    verdicts.flatMap((verdict) =>
      verdict.kind === "scored" ? [[verdict.node, verdict.terms.find((term) => term.scorer === scorer)!.score]] : [],
    ),
  );

const refusals = (verdicts: readonly NodeVerdict[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    verdicts.flatMap((verdict) =>
      verdict.kind === "refused" ? [[verdict.node, `${verdict.by}: ${verdict.reason}`]] : [],
    ),
  );

const on = (id: string, at: string, given: Partial<PodSpec> = {}): JobSpec =>
  job(id, { workCpuSec: 1e4, node: at, pod: pod(given) });

describe("scores of kube-scheduler 1.17", () => {
  test("LeastAllocated counts 100 milli-CPU and 200 MB for a pod that declares nothing", () => {
    // a holds one such pod: (4000 - 200) / 4000 = 95 % of CPU, (8000 - 400) / 8000 = 95 % of memory free with the new one.
    // b is empty: 97.5 % of each, 97 when rounded down.
    const verdicts = lastVerdicts([worker("a"), worker("b")], [on("first", "a"), job("new")]);
    expect(scores(verdicts, "LeastAllocated")).toEqual({ a: 95, b: 97 });
  });

  test("LeastAllocated counts what is declared", () => {
    // 2 of 4 CPUs: 50; 2000 of 8000 MB: 75; the mean, rounded down, is 62.
    const wanting = job("new", { pod: pod({ requestCpus: 2, requestMemoryMb: 2000 }) });
    expect(scores(lastVerdicts([worker("a")], [wanting]), "LeastAllocated")).toEqual({ a: 62 });
  });

  test("CPUs that are reserved are not there to book", () => {
    // 100 of 3200 milli-CPU: 96.875 -> 96; 200 of 8000 MB: 97.5 -> 97; mean 96.5 -> 96.
    const verdicts = lastVerdicts([worker("a", { reservedCpus: 0.8 })], [job("new")]);
    expect(scores(verdicts, "LeastAllocated")).toEqual({ a: 96 });
  });

  test("BalancedAllocation takes off the difference between the booked parts of CPU and memory", () => {
    // 2 of 4 CPUs is 0.5, 2000 of 8000 MB is 0.25: 1 - 0.25 is 75.
    const wanting = job("new", { pod: pod({ requestCpus: 2, requestMemoryMb: 2000 }) });
    expect(scores(lastVerdicts([worker("a")], [wanting]), "BalancedAllocation")).toEqual({ a: 75 });
  });

  test.each([
    // Size x part of the nodes that has it, between 23 and 1000 MB: (400 x 1/2 - 23) / 977 = 18.1 %.
    [400, ["a"], { a: 18, b: 0 }],
    [4000, ["a"], { a: 100, b: 0 }],
    [40, ["a"], { a: 0, b: 0 }],
    [400, ["a", "b"], { a: 38, b: 38 }],
  ])("ImageLocality of an image of %i MB on %j", (sizeMb, havers, expected) => {
    const nodes = ["a", "b"].map((id) => worker(id, { images: havers.includes(id) ? ["torch"] : [] }));
    const verdicts = lastVerdicts(nodes, [job("new", { pod: pod({ image: { name: "torch", sizeMb } }) })]);
    expect(scores(verdicts, "ImageLocality")).toEqual(expected);
  });

  test("SelectorSpread favours nodes with few pods of the same service; without a service it is indifferent", () => {
    const before = [on("1", "a", { service: "s" }), on("2", "a", { service: "s" }), on("3", "b", { service: "s" })];
    const nodes = [worker("a"), worker("b"), worker("c")];
    const verdicts = lastVerdicts(nodes, [...before, job("new", { pod: pod({ service: "s" }) })]);
    expect(scores(verdicts, "SelectorSpread")).toEqual({ a: 0, b: 50, c: 100 });
    expect(scores(lastVerdicts(nodes, [...before, job("new")]), "SelectorSpread")).toEqual({ a: 100, b: 100, c: 100 });
  });

  test("NodeAffinity scales the sum of the weights of preferred labels to 100", () => {
    const preferences = [
      { label: "disk", operator: "In" as const, values: ["ssd"], weight: 3 },
      { label: "zone", operator: "In" as const, values: ["x", "y"], weight: 1 },
    ];
    const nodes = [
      worker("a", { labels: { disk: "ssd", zone: "x" } }),
      worker("b", { labels: { disk: "hdd", zone: "y" } }),
      worker("c"),
    ];
    const verdicts = lastVerdicts(nodes, [job("new", { pod: pod({ preferences }) })]);
    expect(scores(verdicts, "NodeAffinity")).toEqual({ a: 100, b: 25, c: 0 });
  });

  test("TaintToleration favours nodes with few PreferNoSchedule taints that the pod does not tolerate", () => {
    const taint = (key: string) => ({ key, value: "", effect: "PreferNoSchedule" as const });
    const nodes = [
      worker("a", { taints: [taint("x"), taint("y")] }),
      worker("b", { taints: [taint("x")] }),
      worker("c"),
    ];
    expect(scores(lastVerdicts(nodes, [job("new")]), "TaintToleration")).toEqual({ a: 0, b: 50, c: 100 });
  });

  test("scorers add up by weight, and a weight of 0 leaves one out", () => {
    const [verdict] = lastVerdicts([worker("a")], [job("new")], { leastAllocatedWeight: 3, imageLocalityWeight: 0 });
    // LeastAllocated 97 x 3, BalancedAllocation 100, SelectorSpread 100, TaintToleration 100, NodeAffinity 0.
    expect(verdict).toMatchObject({ kind: "scored", total: 591 });
    expect(JSON.stringify(verdict)).not.toContain("ImageLocality");
  });
});

describe("filters", () => {
  test("each names the node's fault", () => {
    const nodes = [
      worker("small", { memoryMb: 100 }),
      worker("booked"),
      worker("hdd", { labels: { disk: "hdd" } }),
      worker("tainted", { taints: [{ key: "gpu", value: "v100", effect: "NoSchedule" }] }),
      worker("other", { labels: { disk: "ssd" } }),
      worker("good", { labels: { disk: "ssd" } }),
    ].map((each) => ({ ...each, labels: { disk: "ssd", ...each.labels } }));
    const wanting = pod({
      requestCpus: 2,
      nodeSelector: { disk: "ssd" },
      constraints: [{ label: null, isEqual: false, value: "other" }],
    });
    const jobs = [on("first", "booked", { requestCpus: 3 }), job("new", { memoryMb: 200, pod: wanting })];
    expect(refusals(lastVerdicts(nodes, jobs))).toEqual({
      small: "MemoryFit: needs 200 MB, 100 MB free",
      booked: "ResourcesFit: requests 2 CPUs, 1 not booked",
      hdd: "NodeLabels: needs label disk=ssd, the node has disk=hdd",
      tainted: "NodeTaints: does not tolerate the taint gpu=v100",
      other: "NodeConstraints: needs node.hostname != other",
    });
  });

  test("a job that fits nowhere waits with the reason until something ends", () => {
    const half = pod({ requestCpus: 3 });
    const jobs = [job("1", { workCpuSec: 8, pod: half }), job("2", { workCpuSec: 8, pod: half })];
    const { records } = run({ nodes: [worker("a")], jobs, scheduler: choice("kubernetes-default") });
    expect(records[1]).toMatchObject({
      startSec: 2,
      waitReason: "no node of 1: 1 with too few CPUs, memory or places left to book",
    });
  });

  test("one of several lists of label requirements must hold as a whole; Gt compares whole numbers", () => {
    const nodes = [
      worker("a", { labels: { zone: "x", cores: "8" } }),
      worker("b", { labels: { zone: "x", cores: "16" } }),
      worker("c", { labels: { gpu: "yes" } }),
      worker("d", { labels: { zone: "x", cores: "many" } }),
    ];
    const alternatives = [
      [
        { label: "zone", operator: "In" as const, values: ["x", "y"] },
        { label: "cores", operator: "Gt" as const, values: ["8"] },
      ],
      [{ label: "gpu", operator: "Exists" as const, values: [] }],
    ];
    const verdicts = lastVerdicts(nodes, [job("new", { pod: pod({ alternatives }) })]);
    const lists = "zone In x, y and cores Gt 8, or gpu Exists";
    const refusal = `NodeLabels: needs labels ${lists}, the node has none of these`;
    expect(refusals(verdicts)).toEqual({ a: refusal, d: refusal });
  });

  test("NoExecute keeps away as NoSchedule does, and a toleration of one effect is none of the other", () => {
    const taint = (effect: "NoSchedule" | "NoExecute") => [{ key: "down", value: "", effect }];
    const nodes = [worker("a", { taints: taint("NoExecute") }), worker("b", { taints: taint("NoSchedule") })];
    const tolerations = [{ key: "down", value: null, effect: "NoExecute" as const }];
    const verdicts = lastVerdicts(nodes, [job("new", { pod: pod({ tolerations }) })]);
    expect(refusals(verdicts)).toEqual({ b: "NodeTaints: does not tolerate the taint down" });
  });

  test("a tolerated taint keeps nobody away", () => {
    const nodes = [worker("a", { taints: [{ key: "gpu", value: "v100", effect: "NoSchedule" }] })];
    const tolerations = [{ key: "gpu", value: null, effect: null }];
    const { records } = run({
      nodes,
      jobs: [job("new", { pod: pod({ tolerations }) })],
      scheduler: choice("kubernetes-default"),
    });
    expect(records[0]).toMatchObject({ node: "a", waitReason: null });
  });
});

test("ties go to each node equally often", () => {
  const counts = new Map<string, number>();
  for (let seed = 1; seed <= 300; seed += 1) {
    const nodes = [worker("a"), worker("b"), worker("c")];
    const [record] = run({ nodes, jobs: [job("one")], scheduler: choice("kubernetes-default"), seed }).records;
    counts.set(record!.node!, (counts.get(record!.node!) ?? 0) + 1);
  }
  // 300 draws of probability 1/3: 100 each, standard deviation 8.2.
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(33);
});

test("asking for reasons changes no decision", () => {
  const nodes = [worker("a"), worker("b"), worker("c")];
  const jobs = Array.from({ length: 30 }, (_, at) => job(`j${at}`, { arrivalSec: at, workCpuSec: 20 }));
  const records = (recordDecisions: boolean) =>
    run({ nodes, jobs, scheduler: choice("kubernetes-default"), recordDecisions }).records;
  expect(records(true)).toEqual(records(false));
});

test("an image that the node lacks comes first, at the node's speed, and only once", () => {
  const image = { name: "torch", sizeMb: 500 };
  const nodes = [worker("a", { pullMbPerSec: 50 })];
  const jobs = [0, 20].map((arrivalSec) => job(`at-${arrivalSec}`, { arrivalSec, workCpuSec: 4, pod: pod({ image }) }));
  const { records } = run({ nodes, jobs, scheduler: choice("kubernetes-default") });
  expect(records.map(({ startSec, finishSec }) => [startSec, finishSec])).toEqual([
    [10, 11],
    [20, 21],
  ]);
});

test.each([
  [99, 0, 99],
  // 50 - 1000/125 = 42 %.
  [1000, 0, 420],
  // 50 - 40 = 10 %.
  [5000, 0, 500],
  [20_000, 0, 1000],
  [150, 0, 100],
  [1000, 100, 1000],
  [1000, 20, 200],
])("of %i nodes at %i %% kube-scheduler scores %i", (nodeCount, percentage, wanted) => {
  expect(nodesToScore(nodeCount, percentage)).toBe(wanted);
});

describe("swarm-spread", () => {
  test("goes to the fewest tasks of the service, then to the fewest tasks", () => {
    const nodes = [worker("a"), worker("b"), worker("c")];
    // a: one of the service. b: two others. c: one other.
    const before = [on("1", "a", { service: "s" }), on("2", "b"), on("3", "b"), on("4", "c")];
    const { records } = run({
      nodes,
      jobs: [...before, job("new", { pod: pod({ service: "s" }) })],
      scheduler: choice("swarm-spread"),
    });
    expect(records.at(-1)!.node).toBe("c");
  });

  test("obeys placement constraints", () => {
    const nodes = [worker("a"), worker("b", { labels: { disk: "ssd" } })];
    const place = (label: string | null, value: string): string | null =>
      run({
        nodes,
        jobs: [on("1", "b"), job("new", { pod: pod({ constraints: [{ label, isEqual: true, value }] }) })],
        scheduler: choice("swarm-spread"),
      }).records[1]!.node;
    expect([place(null, "b"), place("disk", "ssd"), place(null, "a")]).toEqual(["b", "b", "a"]);
  });
});
