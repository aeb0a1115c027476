import { expect, test } from "vitest";
import { runtimeOf } from "../../src/domain/runtime.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const half = runtimeOf("vm", { cpuFactor: 0.5, startupSec: 10 });

// 10 s to start up, then 6 CPU-seconds of work at half the speed of a 1-CPU node: 12 s.
test("a job in a runtime starts later, and its work costs more CPU-seconds", () => {
  const [record] = run({ nodes: [node()], jobs: [job("a", { workCpuSec: 6, runtime: half })] }).records;
  expect([record!.startSec, record!.finishSec, record!.cpuSec, record!.workCpuSec]).toEqual([10, 22, 12, 6]);
});

// Half of the CPU each. a needs 2 CPU-seconds: ends at 4. b has had 2 of its 4 by then and needs 2 more: ends at 6.
test("a runtime slows the work of its own job only, and leaves the shares of the CPU as they are", () => {
  const slow = runtimeOf("container", { cpuFactor: 0.5, startupSec: 0 });
  const jobs = [job("a", { workCpuSec: 2 }), job("b", { workCpuSec: 2, runtime: slow })];
  expect(run({ nodes: [node()], jobs }).records.map((record) => record.finishSec)).toEqual([4, 6]);
});

const scenario = (nodeKeys: string, jobKeys: string): string => `
name: runtimes
nodes: [{ id: w, cpus: 1, memoryMb: 1000${nodeKeys} }]
jobs: [{ id: a, arrivalSec: 0, workCpuSec: 6, memoryMb: 100${jobKeys} }]
scheduler: { name: fair-share }
`;

test("a container in a virtual machine pays for both: factors multiply, memory and start-up add", () => {
  const vm = ", runtime: { kind: vm, cpuFactor: 0.5, memoryOverheadMb: 300, startupSec: 20 }";
  const container = ", runtime: { kind: container, cpuFactor: 0.8, memoryOverheadMb: 10 }";
  const { nodes, jobs } = parseScenario(scenario(vm, container), "s.yaml");
  expect(nodes[0]).toMatchObject({ speed: 0.5, memoryMb: 700 });
  expect(jobs).toMatchObject({ jobs: [{ memoryMb: 110, workCpuSec: 6 }] });
  // 20 s for the machine, 2.5 s (ap-05) for the container, then 6 / (0.5 x 0.8) = 15 s.
  const [record] = run({ nodes, jobs: jobs.kind === "fixed" ? jobs.jobs : [] }).records;
  expect([record!.startSec, record!.finishSec]).toEqual([22.5, 37.5]);
});

test("a kind alone has the published defaults, and bare metal costs nothing", () => {
  const { jobs } = parseScenario(scenario("", ", runtime: container"), "s.yaml");
  // ap-01 150 s over ap-02 185 s; ap-05: 2 to 3 s.
  const container = { kind: "container", cpuFactor: 150 / 185, memoryOverheadMb: 0, startupSec: 2.5 };
  expect(jobs).toMatchObject({ jobs: [{ runtime: container }] });
  const bare = run({ nodes: [node()], jobs: [job("a", { workCpuSec: 6, runtime: runtimeOf("bare") })] });
  expect(bare.records[0]!.finishSec).toBe(6);
});

test.each([
  [scenario(", runtime: docker", ""), "s.yaml: line 3: nodes[0].runtime: must be one of bare, container, vm"],
  [
    scenario("", ", runtime: { kind: vm, cpuFactor: 0 }"),
    "jobs[0].runtime.cpuFactor: must be a finite number more than",
  ],
  [
    scenario(", runtime: { kind: vm, memoryOverheadMb: 1000 }", ""),
    "memoryOverheadMb: must be less than memoryMb (1000)",
  ],
  [
    scenario("", ", runtime: { kind: vm, memoryOverheadMb: 901 }"),
    "jobs[0].memoryMb: the job needs 1001 MB but the larg",
  ],
])("what a runtime cannot be is refused with its place", (text, message) => {
  expect(() => parseScenario(text, "s.yaml")).toThrow(message);
});
