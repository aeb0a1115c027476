import fc from "fast-check";
import { expect, test } from "vitest";
import { simulate } from "../../../src/run/simulate.js";
import { parseScenarioValue } from "../../../src/scenario/parse.js";
import { scenarioValue } from "../../../src/traces/import/scenario-text.js";
import { importTables } from "../../../src/traces/import/tables.js";
import { importing } from "./importing.js";

const world = fc.record({
  nodes: fc.array(
    fc.record({
      cpu: fc.integer({ min: 500, max: 8000 }),
      memory: fc.integer({ min: 3000, max: 5000 }),
      gpu: fc.nat(3),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  pods: fc.array(
    fc.record({
      cpu: fc.integer({ min: 50, max: 6000 }),
      memory: fc.integer({ min: 1, max: 5500 }),
      gpu: fc.constantFrom([0, 0], [1, 250], [1, 600], [1, 1000], [2, 1000]),
      createdSec: fc.nat(60),
      waitSec: fc.nat(5),
      durationSec: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 25 },
  ),
});

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** The files of such a cluster. */
function openbFiles({ nodes, pods }: World): Readonly<Record<string, string>> {
  const nodeRows = nodes.map(({ cpu, memory, gpu }, index) => `n${index},${cpu},${memory},${gpu},T4`);
  const podRows = pods.map(({ cpu, memory, gpu, createdSec, waitSec, durationSec }, index) => {
    const startSec = createdSec + waitSec;
    return `p${index},${cpu},${memory},${gpu.join()},Succeeded,${createdSec},${startSec + durationSec},${startSec}`;
  });
  return {
    "nodes.csv": ["sn,cpu_milli,memory_mib,gpu,model", ...nodeRows].join("\n"),
    "pods.csv": [
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,pod_phase,creation_time,deletion_time,scheduled_time",
      ...podRows,
    ].join("\n"),
  };
}

/** Whether an empty node of the cluster has room for the pod. */
const fitsSomewhere = ({ nodes }: World, { cpu, memory, gpu: [gpus] }: World["pods"][number]): boolean =>
  nodes.some((node) => cpu <= node.cpu && memory <= node.memory && gpus! <= node.gpu);

test("an openb import replayed by kubernetes-default runs every pod that fits a node, never over its CPUs, memory or GPUs", async () => {
  let placedCount = 0;
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      fc.pre(given.pods.some((pod) => fitsSomewhere(given, pod)));
      const { scenario, tables } = await importing("openb", openbFiles(given));
      const text = [importTables.jobs, ...(tables.jobs ?? [])].map((cells) => cells.join(",")).join("\n");
      const value = scenarioValue("x", scenario, "jobs.csv");
      const { records } = simulate(
        parseScenarioValue(value, "x.yaml", () => ({ kind: "text", path: "jobs.csv", text })),
      );
      const fitting = given.pods.flatMap((pod, index) => (fitsSomewhere(given, pod) ? [`p${index}`] : []));
      expect(records.flatMap(({ id, finishSec }) => (finishSec === null ? [] : [id])).sort()).toEqual(fitting.sort());
      const runs = records.flatMap(({ id, node, startSec, finishSec }) =>
        startSec === null
          ? []
          : [
              {
                pod: given.pods[Number(id.slice(1))]!,
                node,
                startSec,
                finishSec: finishSec ?? Number.POSITIVE_INFINITY,
              },
            ],
      );
      placedCount += runs.length;
      // What is in use grows only when a job starts, so these are all the moments that matter.
      for (const { startSec: atSec, node: id } of runs) {
        const there = runs.filter((run) => run.node === id && run.startSec <= atSec && atSec < run.finishSec);
        const node = given.nodes[Number(id!.slice(1))]!;
        const sum = (amount: (pod: World["pods"][number]) => number): number =>
          there.reduce((total, { pod }) => total + amount(pod), 0);
        expect(sum(({ cpu }) => cpu)).toBeLessThanOrEqual(node.cpu);
        expect(sum(({ memory }) => memory)).toBeLessThanOrEqual(node.memory);
        expect(sum(({ gpu: [count, milli] }) => count! * milli!)).toBeLessThanOrEqual(node.gpu * 1000);
      }
    }),
    { numRuns: 60 },
  );
  expect(placedCount).toBeGreaterThan(100);
});
