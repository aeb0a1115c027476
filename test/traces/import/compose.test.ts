import { describe, expect, it } from "vitest";
import { importing, importingFixtures, problemOf } from "./importing.js";

const service = (lines: string) => `services:\n  a: { ${lines} }\n`;

describe("Compose files", () => {
  it("take services with replicas, constraints, resources and what they wait for", async () => {
    const { scenario } = await importingFixtures("compose", ["compose.yaml"]);
    expect(scenario.placement).toEqual({ name: "swarm-spread" });
    const train = {
      arrivalSec: 0,
      workCpuSec: 300,
      cpusMax: 2,
      memoryMb: 256,
      pod: {
        requestCpus: 0.5,
        requestMemoryMb: 256,
        service: "train",
        constraints: ["node.labels.gpu == true", "node.role != manager"],
      },
      inputs: ["prepare"],
    };
    const monitor = { arrivalSec: 0, workCpuSec: 60, cpusMax: 0.1, pod: { service: "monitor" } };
    expect(scenario.jobs).toEqual([
      { id: "prepare", arrivalSec: 0, workCpuSec: 20, pod: { service: "prepare" } },
      { id: "train-1", ...train },
      { id: "train-2", ...train },
      {
        id: "db",
        arrivalSec: 0,
        workCpuSec: 600,
        weight: 0.5,
        pod: { service: "db", constraints: ["node.hostname == store-1"] },
      },
      // One for each node: 600 s at 0.1 CPUs.
      ...["node-1", "node-2", "node-3", "store-1"].map((node) => ({ id: `monitor.${node}`, ...monitor, node })),
    ]);
    expect(scenario.nodes).toEqual([
      { id: "node-1", cpus: 4, memoryMb: 16_384, labels: { "node.role": "manager" } },
      { id: "node-2", cpus: 4, memoryMb: 16_384, labels: { "node.role": "worker", gpu: "true" } },
      { id: "node-3", cpus: 4, memoryMb: 16_384, labels: { "node.role": "worker" } },
      { id: "store-1", cpus: 4, memoryMb: 16_384, labels: { "node.role": "worker" } },
    ]);
  });

  it("list what is assumed, changed and not understood", async () => {
    const { notes } = await importingFixtures("compose", ["compose.yaml"]);
    expect(notes).toEqual([
      "dropped 1 services: no node keeps its constraints and has its memory, and it would wait for ever @ compose.yaml line 34",
      "changed 1 depends_on: it does not wait for services that need only have started: they start at once @ compose.yaml line 9",
      expect.stringContaining("assumed 2 variable TAG is not set: its default is taken"),
      expect.stringMatching(/^assumed 1 the files know of no nodes: 3 of 4 CPUs and 16384 MB, node-1 the manager/),
      "assumed 2 nodes with the names and labels that constraints ask for; edit nodes to say which have them",
      expect.stringMatching(/^assumed 5 work: 600 s at the CPU limit/),
      "unread 1 x-*: an extension, which Compose ignores too @ compose.yaml line 2",
      "unread 1 services.*.environment: what runs inside is given by its work @ compose.yaml line 2",
      "unread 1 services.*.deploy.placement.preferences: tasks are spread over nodes, not over labels @ compose.yaml line 2",
      "unread 1 services.*.ports: networks are not modelled @ compose.yaml line 2",
      "unread 1 volumes: networks and storage are not modelled @ compose.yaml line 2",
    ]);
  });

  it("take nodes from docker node inspect, without those that are drained", async () => {
    const node = (Hostname: string, Availability: string) => ({
      ID: `id-${Hostname}`,
      Spec: { Role: "worker", Availability, Labels: { disk: "ssd" } },
      Description: {
        Hostname,
        Platform: { Architecture: "x86_64", OS: "linux" },
        Resources: { NanoCPUs: 2e9, MemoryBytes: 2 ** 30 },
        Engine: { EngineVersion: "24.0.7", Labels: { zone: "a" } },
      },
    });
    const { scenario, notes } = await importing("compose", {
      "nodes.json": JSON.stringify([node("w-1", "active"), node("w-2", "drain")]),
      "a.yaml": service("image: x"),
    });
    expect(scenario.nodes).toEqual([
      {
        id: "w-1",
        cpus: 2,
        memoryMb: 1024,
        labels: {
          disk: "ssd",
          "engine.labels.zone": "a",
          "node.role": "worker",
          "node.id": "id-w-1",
          "node.platform.os": "linux",
          "node.platform.arch": "x86_64",
        },
      },
    ]);
    expect(notes[0]).toBe("dropped 1 a node whose availability is drain: it takes no tasks @ nodes.json [1]");
  });

  it.each([
    ["a: 1", "a.yaml: line 1: must be a Compose file with services, or what docker node inspect gives"],
    [service("deploy: { placement: { constraints: [node.rule == x] } }"), "must be like node.role == worker"],
    [service("mem_limit: 5 apples"), "a.yaml: line 2: mem_limit: not an amount: 5 apples"],
    [service('scale: "$' + '{N}"'), "a.yaml: line 2: services.a.scale: "],
    [service("depends_on: [b]"), "a.yaml: line 2: depends_on: no service b"],
  ])("%j is one clear line", async (text, message) => {
    const problem = await problemOf("compose", { "a.yaml": text });
    expect(problem).toContain(message);
    expect(problem.split("\n")).toHaveLength(1);
  });
});
