import { describe, expect, it } from "vitest";
import { fixture, importing, importingFixtures, problemOf } from "./importing.js";

const pod = (rest: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n${rest}`;

describe("Kubernetes manifests", () => {
  it("take nodes, Pods, Jobs and TFJobs with their requests, limits, labels, affinity, taints and tolerations", async () => {
    const { scenario } = await importingFixtures("kubernetes", ["kubernetes.yaml"]);
    expect(scenario.nodes).toEqual([
      {
        id: "gpu-1",
        cpus: 8,
        reservedCpus: 0.5,
        memoryMb: 31 * 1024,
        gpus: 2,
        labels: { "kubernetes.io/hostname": "gpu-1", disk: "ssd" },
        taints: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }],
      },
      { id: "cpu-1", cpus: 4, memoryMb: 16_384, labels: { "kubernetes.io/hostname": "cpu-1", disk: "hdd" } },
      {
        id: "cpu-2",
        cpus: 4,
        memoryMb: 16_384,
        labels: { "kubernetes.io/hostname": "cpu-2", disk: "ssd" },
        taints: [{ key: "node.kubernetes.io/unschedulable", value: "", effect: "NoSchedule" }],
      },
    ]);
    const sweep = { arrivalSec: 0, workCpuSec: 600, cpusMax: 1, pod: { requestCpus: 1 } };
    expect(scenario.jobs).toEqual([
      {
        id: "trainer",
        arrivalSec: 0,
        workCpuSec: 100,
        cpusMax: 2,
        memoryMb: 1024,
        weight: 0.5,
        pod: { requestCpus: 0.5, requestMemoryMb: 1024, nodeSelector: { disk: "hdd" } },
      },
      { id: "sweep-1", ...sweep },
      { id: "sweep-2", ...sweep },
      // Two at once.
      { id: "sweep-3", ...sweep, inputs: ["sweep-1"] },
      {
        id: "mnist-worker-",
        count: 2,
        arrivalSec: 0,
        // 600 s at its limit of 2 CPUs, which is its request too.
        workCpuSec: 1200,
        cpusMax: 2,
        memoryMb: 4096,
        weight: 2,
        pod: { requestCpus: 2, requestMemoryMb: 4096, requestGpus: 1, tolerations: [{ key: "nvidia.com/gpu" }] },
      },
      {
        id: "mnist-ps",
        arrivalSec: 0,
        workCpuSec: 150,
        weight: 0.25,
        pod: { requestCpus: 0.25, requirements: [{ label: "disk", operator: "NotIn", values: ["ssd"] }] },
      },
    ]);
    expect(scenario.placement).toEqual({ name: "kubernetes-default", podsMax: 58 });
  });

  it("list what is not understood by its path, with the reason", async () => {
    const { notes } = await importingFixtures("kubernetes", ["kubernetes.yaml"]);
    expect(notes).toEqual(
      expect.arrayContaining([
        "dropped 1 ConfigMap: nothing of it is modelled @ kubernetes.yaml line 89",
        expect.stringMatching(/^changed 1 TFJob: its parts run independently.* @ kubernetes.yaml line 63$/),
        "unread 1 Pod spec.priorityClassName: priorities and preemption are not modelled @ kubernetes.yaml line 31",
        "unread 1 Pod spec.containers[].command: not modelled @ kubernetes.yaml line 31",
        "unread 1 Job spec.backoffLimit: failures of Pods are not modelled @ kubernetes.yaml line 49",
        "unread 1 Node status.allocatable.hugepages-2Mi: the resource is not modelled @ kubernetes.yaml line 2",
        expect.stringContaining("unread 1 TFJob spec.tfReplicaSpecs.PS.template.spec.affinity.podAntiAffinity: "),
        expect.stringMatching(/^assumed 3 work: 600 s at the CPU limit, else the request, else 1 CPU/),
      ]),
    );
  });

  it("read the same from JSON as from YAML, and nodes from options where there are none", async () => {
    const text = { apiVersion: "v1", kind: "Pod", metadata: { name: "a" }, spec: { containers: [{}] } };
    const json = await importing("kubernetes", { "a.json": JSON.stringify({ kind: "List", items: [text] }) });
    const yaml = await importing("kubernetes", { "a.yaml": pod("spec: { containers: [{}] }") });
    expect(json.scenario).toEqual(yaml.scenario);
    expect(json.scenario.nodes.map(({ id, cpus }) => [id, cpus])).toEqual([
      ["node-1", 4],
      ["node-2", 4],
      ["node-3", 4],
    ]);
  });

  it("count a Pod once whose owner is in the files too, and leave out what has ended or could never start", async () => {
    const owned = `apiVersion: v1
kind: Pod
metadata: { name: sweep-x7k, ownerReferences: [{ kind: Job, name: sweep }] }
---
apiVersion: v1
kind: Pod
metadata: { name: old }
status: { phase: Succeeded }
---
apiVersion: v1
kind: Pod
metadata: { name: huge }
spec: { containers: [{ resources: { requests: { memory: 1Ti } } }] }
`;
    const { scenario, notes } = await importing("kubernetes", {
      "k.yaml": fixture("kubernetes.yaml"),
      "pods.yaml": owned,
    });
    expect(scenario.jobs).toHaveLength(6);
    expect(notes.slice(1, 4)).toEqual([
      "dropped 1 Pod that a Job made which is in the files too @ pods.yaml line 1",
      "dropped 1 Pod: it has ended (Succeeded) @ pods.yaml line 5",
      "dropped 1 Pod: requests more memory than any node has, and would wait for ever @ pods.yaml line 10",
    ]);
  });

  it.each([
    ["a: 1", "a.yaml: line 1: must be a Kubernetes object, with apiVersion and kind"],
    ["# nothing\n---\n", "a.yaml: nothing that runs; see `descent import` for what is read"],
    [`# x\n---\n${pod("spec: { containers: 7 }")}`, "a.yaml: line 6: spec.containers: "],
    [pod("spec: {\n"), "a.yaml: line 5"],
    [
      "apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { descent/workCpuSecs: '7' } }",
      "a.yaml: line 3: metadata.annotations.descent/workCpuSecs: unknown; did you mean descent/workCpuSec? known: ",
    ],
  ])("%j is one clear line", async (text, message) => {
    const problem = await problemOf("kubernetes", { "a.yaml": text });
    expect(problem).toContain(message);
    expect(problem.split("\n")).toHaveLength(1);
  });
});
