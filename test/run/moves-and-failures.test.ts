import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "../../src/domain/action.js";
import { type JobIndex, type NodeIndex, nodeIndex } from "../../src/domain/ids.js";
import { defaultMigration, type MigrationSpec } from "../../src/domain/migration.js";
import type { JobRecord } from "../../src/domain/record.js";
import type { TriggerKind } from "../../src/domain/trigger.js";
import type { ClusterView } from "../../src/domain/view.js";
import { createStreams } from "../../src/random/streams.js";
import { createOutages } from "../../src/run/outages.js";
import { toRecords } from "../../src/run/records.js";
import type { RunInput } from "../../src/run/run-input.js";
import { runJobs } from "../../src/run/run-jobs.js";
import { leastLoaded } from "../../src/schedulers/least-loaded.js";
import type { Scheduler } from "../../src/schedulers/scheduler.js";
import { job, node } from "../support/specs.js";

const placing = { scheduler: leastLoaded.create({}, () => 0), triggers: ["arrival", "retry"] as const };

/** Moves a job at given times: each entry is a time, the job and the node to go to. */
const mover = (plan: readonly (readonly [atSec: number, job: number, to: number])[]) => {
  let isPlanned = false;
  const scheduler: Scheduler = {
    decide(trigger, view) {
      if (trigger.kind === "wake") {
        const [, who, to] = plan[trigger.key]!;
        const here = Array.from({ length: view.nodeCount }, (_, at) => nodeIndex(at));
        const isRunning = here.some((at) => view.containers(at).includes(who as JobIndex));
        return isRunning ? [{ kind: "migrate", job: who as JobIndex, to: nodeIndex(to), mark: "M" }] : [];
      }
      if (isPlanned) return [];
      isPlanned = true;
      return plan.map(([atSec], key): Action => ({ kind: "wake", atSec, key }));
    },
  };
  return { scheduler, triggers: ["arrival", "wake"] as readonly TriggerKind[] };
};

const outcome = (input: Partial<RunInput> & Pick<RunInput, "nodes" | "jobs">): readonly JobRecord[] =>
  toRecords(
    runJobs({ policies: [placing], noiseSeed: 1, recordTimeline: false, onProgress: null, ...input }).jobs,
    input.nodes,
  );

const failures = (...list: readonly (readonly [node: string, atSec: number, forSec: number | null])[]) =>
  createOutages(
    { kind: "scheduled", failures: list.map(([at, atSec, forSec]) => ({ node: at, atSec, forSec })) },
    nodes,
    createStreams(1),
  );

const nodes = [node({ id: "a" }), node({ id: "b" })];
const exact: MigrationSpec = { ...defaultMigration, fixedSec: 3, sdSec: 0 };
const long = job("long", { workCpuSec: 100 });

describe("a migration", () => {
  test("takes its cost, uses no CPU meanwhile and keeps the work", () => {
    // 10 s on a, 3 s on the way, 90 s on b.
    const [record] = outcome({ nodes, jobs: [long], policies: [placing, mover([[10, 0, 1]])], migration: exact });
    expect(record).toMatchObject({ node: "b", startSec: 0, finishSec: 103, cpuSec: 100 });
    expect(record!.moves).toEqual([{ timeSec: 10, from: "a", to: "b", mark: "M", costSec: 3, lostWorkCpuSec: 0 }]);
  });

  test("loses the work without checkpoints", () => {
    const migration = { ...exact, checkpoints: false };
    const [record] = outcome({ nodes, jobs: [long], policies: [placing, mover([[10, 0, 1]])], migration });
    expect(record).toMatchObject({ finishSec: 113, cpuSec: 110 });
    expect(record!.moves[0]!.lostWorkCpuSec).toBe(10);
  });

  test("shows 0 CPUs while it lasts", () => {
    const { timeline } = runJobs({
      nodes,
      jobs: [long],
      policies: [placing, mover([[10, 0, 1]])],
      migration: exact,
      noiseSeed: 1,
      recordTimeline: true,
      onProgress: null,
    });
    expect(timeline.map(({ timeSec, node: at, cpus, workCpuSec }) => [timeSec, at, cpus, workCpuSec])).toEqual([
      [0, "a", 1, 0],
      [10, "a", 0, 10],
      [13, "b", 1, 10],
      [103, "b", 0, 100],
    ]);
  });

  test("holds memory at its target from the start, and is refused with a reason where there is none", () => {
    const small = [node({ id: "a", memoryMb: 100 }), node({ id: "b", memoryMb: 100 })];
    const jobs = [job("one", { workCpuSec: 50, memoryMb: 60 }), job("two", { workCpuSec: 50, memoryMb: 60 })];
    // One is on a, two on b: neither fits beside the other.
    const [one] = outcome({ nodes: small, jobs, policies: [placing, mover([[10, 0, 1]])], migration: exact });
    expect(one).toMatchObject({ node: "a", finishSec: 50, moves: [] });
    expect(one!.refusedMoves).toEqual([
      { timeSec: 10, to: "b", mark: "M", reason: "memory: needs 60 MB, 40 MB free on b" },
    ]);
  });

  test("makes room for a job that waits for memory on the node it leaves", () => {
    const small = [node({ id: "a", memoryMb: 100 }), node({ id: "b", memoryMb: 100 })];
    const jobs = [
      job("one", { workCpuSec: 50, memoryMb: 60 }),
      job("wide", { workCpuSec: 10, memoryMb: 90, arrivalSec: 1, node: "a" }),
    ];
    const [, wide] = outcome({ nodes: small, jobs, policies: [placing, mover([[10, 0, 1]])], migration: exact });
    expect(wide).toMatchObject({ startSec: 10, finishSec: 20 });
  });

  test("of a pinned job, or to where it runs already, is refused", () => {
    const pinned = job("pinned", { workCpuSec: 100, node: "a" });
    const plan = mover([
      [10, 0, 1],
      [20, 0, 0],
    ]);
    const [record] = outcome({ nodes, jobs: [pinned], policies: [placing, plan], migration: exact });
    expect(record!.refusedMoves.map(({ reason }) => reason)).toEqual(["it is pinned to a", "it runs on a already"]);
  });
});

describe("a node that fails", () => {
  test("sends its containers elsewhere, from zero when nothing was saved", () => {
    // 10 s on a are lost; b does the whole 100 s.
    const [record] = outcome({ nodes, jobs: [long], outages: failures(["a", 10, null]) });
    expect(record).toMatchObject({ node: "b", finishSec: 110, startSec: 0, cpuSec: 110 });
    expect(record!.restarts).toEqual([{ timeSec: 10, node: "a", lostWorkCpuSec: 10 }]);
  });

  test("costs the work since the last checkpoint when jobs save on their own", () => {
    // Saved at 8: 2 s are lost.
    const migration = { ...exact, checkpointEveryCpuSec: 4 };
    const [record] = outcome({ nodes, jobs: [long], migration, outages: failures(["a", 10, null]) });
    expect(record).toMatchObject({ finishSec: 102, cpuSec: 102 });
  });

  test("takes nothing until it is back; a pinned job waits for it", () => {
    const pinned = job("pinned", { workCpuSec: 100, node: "a" });
    const [record] = outcome({ nodes, jobs: [pinned], outages: failures(["a", 10, 5]) });
    expect(record).toMatchObject({ node: "a", finishSec: 115, waitReason: "a is down" });
  });

  test("leaves a job unfinished when it never comes back and there is no other", () => {
    const [record] = outcome({ nodes: nodes.slice(0, 1), jobs: [long], outages: failures(["a", 10, null]) });
    expect(record).toMatchObject({ node: null, finishSec: null, waitReason: "every node is down" });
  });

  test("loses nothing of a container on its way: it waits again with the work it was saved with", () => {
    // Left a at 10 with 10 done; b fails at 11; a takes it at once and does the other 90.
    const policies = [placing, mover([[10, 0, 1]])];
    const [record] = outcome({ nodes, jobs: [long], policies, migration: exact, outages: failures(["b", 11, null]) });
    expect(record).toMatchObject({ node: "a", finishSec: 101, cpuSec: 100 });
    expect(record!.restarts).toEqual([{ timeSec: 11, node: "b", lostWorkCpuSec: 0 }]);
  });

  test("does not matter to a container that has left it", () => {
    const policies = [placing, mover([[10, 0, 1]])];
    const [record] = outcome({ nodes, jobs: [long], policies, migration: exact, outages: failures(["a", 11, null]) });
    expect(record).toMatchObject({ node: "b", finishSec: 103, restarts: [] });
  });

  test("kills a container that arrives in the same moment, which starts elsewhere with its saved work", () => {
    const policies = [placing, mover([[10, 0, 1]])];
    const [record] = outcome({ nodes, jobs: [long], policies, migration: exact, outages: failures(["b", 13, null]) });
    expect(record).toMatchObject({ node: "a", finishSec: 103, cpuSec: 100 });
  });

  test("that is down twice at once is back when both failures are over", () => {
    const pinned = job("pinned", { workCpuSec: 100, node: "a" });
    const [record] = outcome({ nodes, jobs: [pinned], outages: failures(["a", 10, 20], ["a", 15, 5]) });
    expect(record).toMatchObject({ finishSec: 130 });
  });

  test("over and over, so that a job never gets through, ends with the job given up", () => {
    const outages = createOutages(
      { kind: "random", meanUpSec: 1, meanDownSec: 1, untilSec: null },
      nodes,
      createStreams(1),
    );
    const [record] = outcome({ nodes, jobs: [job("endless", { workCpuSec: 1e6 })], outages });
    expect(record).toMatchObject({ finishSec: null, waitReason: "given up: it was lost with its node 1000 times" });
  });
});

/** Until when `restless` goes on: a job that starts from zero at each move would never get through. */
const restlessUntilSec = 60;

/** Moves running jobs to random nodes at random moments. */
const restless = (rng: () => number): Scheduler => ({
  decide(trigger, view) {
    if (view.nowSec > restlessUntilSec) return [];
    const wake: Action = { kind: "wake", atSec: view.nowSec + 0.5 + rng(), key: 0 };
    if (trigger.kind === "arrival") return [wake];
    const running = runningJobs(view);
    const chosen = running[Math.floor(rng() * running.length)];
    const to = nodeIndex(Math.floor(rng() * view.nodeCount));
    const move: Action[] = chosen === undefined ? [] : [{ kind: "migrate", job: chosen, to, mark: "M" }];
    return trigger.kind === "wake" ? [wake, ...move] : move;
  },
});

const runningJobs = (view: ClusterView): readonly JobIndex[] =>
  Array.from({ length: view.nodeCount }, (_, at): NodeIndex => nodeIndex(at)).flatMap((at) => view.containers(at));

test("whatever moves and fails when, no container is lost or doubled, and all work is paid for", () => {
  const arbitrary = fc.record({
    seed: fc.nat(1e6),
    jobs: fc.array(
      fc.record({ arrivalSec: fc.nat(20), workCpuSec: fc.integer({ min: 1, max: 15 }), memoryMb: fc.nat(60) }),
      { minLength: 1, maxLength: 15 },
    ),
    nodeCount: fc.integer({ min: 1, max: 4 }),
    meanUpSec: fc.integer({ min: 5, max: 100 }),
    migration: fc.record({
      checkpoints: fc.boolean(),
      fixedSec: fc.constantFrom(0, 0.5, 3),
      sdSec: fc.constantFrom(0, 1.43),
      checkpointEveryCpuSec: fc.constantFrom(null, 1, 4),
    }),
    reacts: fc.subarray<TriggerKind>(["completion", "node-down", "node-up", "retry"]),
  });
  fc.assert(
    fc.property(arbitrary, ({ seed, jobs, nodeCount, meanUpSec, migration, reacts }) => {
      const cluster = Array.from({ length: nodeCount }, (_, at) => node({ id: `w${at}`, memoryMb: 100 }));
      const specs = jobs.map((each, index) => job(`j${index}`, each));
      const streams = createStreams(seed);
      const input = () => ({
        nodes: cluster,
        jobs: specs,
        policies: [
          placing,
          { scheduler: restless(streams.get("moves")), triggers: ["arrival", "wake", ...reacts] as const },
        ],
        migration: { ...defaultMigration, ...migration },
        outages: createOutages({ kind: "random", meanUpSec, meanDownSec: 3, untilSec: 200 }, cluster, streams),
      });
      const records = outcome(input());
      expect(records.map(({ id }) => id)).toEqual(specs.map(({ id }) => id));
      for (const record of records) {
        expect(record.finishSec).not.toBeNull();
        const lost = [...record.moves, ...record.restarts].reduce((sum, { lostWorkCpuSec }) => sum + lostWorkCpuSec, 0);
        expect(record.cpuSec).toBeCloseTo(record.workCpuSec + lost, 6);
      }
      expect(outcome(input())).toEqual(records);
    }),
    { numRuns: 150 },
  );
});
