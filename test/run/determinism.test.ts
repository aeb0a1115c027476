import fc from "fast-check";
import { expect, test } from "vitest";
import type { JobIndex } from "../../src/domain/ids.js";
import { nodeIndex } from "../../src/domain/ids.js";
import type { OracleView } from "../../src/domain/view.js";
import { createStreams } from "../../src/random/streams.js";
import { resultFiles } from "../../src/report/result-files.js";
import { choosePolicies, createPolicies, type Policy } from "../../src/run/policy.js";
import { toRecords } from "../../src/run/records.js";
import { runJobs } from "../../src/run/run-jobs.js";
import { simulate } from "../../src/run/simulate.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { choice } from "../support/run.js";
import { type World, worlds } from "../support/scenarios.js";

/** 40 jobs that come at random to four nodes that are chosen at random. */
const randomScenario = parseScenario(
  `
name: random
nodes: [{ id: w, count: 4, cpus: 1 }]
jobs:
  kind: random
  count: 40
  arrivals: poisson
  windowSec: 100
  mix: [{ workCpuSec: 5 }, { workCpuSec: 20, cpusMax: 0.7, frequency: 2 }]
scheduler: random
`,
  "random.yaml",
);

const files = (seed: number) =>
  resultFiles(
    simulate(randomScenario, { seed }),
    { descentVersion: "0", scenarioSha256: "0", command: "descent run" },
    { report: false },
  );

test("the same seed gives the same bytes of every result file, twice in one process", async () => {
  expect(await files(7)).toEqual(await files(7));
});

test("another seed gives other results", async () => {
  expect(await files(7)).not.toEqual(await files(8));
});

/** Reads everything that a view shows, at moments that no other event falls on, and asks for nothing to change. */
const onlooker = (): Policy => ({
  triggers: ["arrival", "retry", "start", "completion", "wake"],
  scheduler: {
    decide(_trigger, view) {
      for (let index = 0; index < view.nodeCount; index += 1) readNode(view, index);
      return [{ kind: "wake", atSec: view.nowSec + 0.377, key: 1 }];
    },
  },
});

function readNode(view: OracleView, index: number): void {
  const at = nodeIndex(index);
  const read = (job: JobIndex): unknown => [
    view.loss(job),
    view.cpuSec(job),
    view.remainingCpuSec(job),
    view.limitCpus(job),
    view.weight(job),
  ];
  expect([view.usedCpus(at), view.freeMemoryMb(at), view.containers(at).map(read)]).toBeDefined();
}

function outcome(world: World, others: readonly Policy[]): object {
  const streams = createStreams(1);
  const policies = createPolicies(choosePolicies({ scheduler: choice("random"), placement: null }), streams);
  const jobs = world.jobs.toSorted((a, b) => a.arrivalSec - b.arrivalSec);
  const result = runJobs({
    nodes: world.nodes,
    jobs,
    policies: [...policies, ...others],
    noiseSeed: 1,
    recordTimeline: true,
    onProgress: null,
  });
  return { records: toRecords(result.jobs, world.nodes), timeline: result.timeline };
}

test("a scheduler that only looks changes nothing, to the last bit", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      expect(outcome(world, [onlooker()])).toEqual(outcome(world, []));
    }),
    { numRuns: 40 },
  );
});

test("a run without a timeline has the same records as one with it", () => {
  const { timeline, records } = simulate(randomScenario);
  const without = simulate(randomScenario, { recordTimeline: false });
  expect(timeline.length).toBeGreaterThan(0);
  expect(without.timeline).toEqual([]);
  expect(without.records).toEqual(records);
});
