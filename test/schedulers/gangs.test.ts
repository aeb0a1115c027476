import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DistributedSpec } from "../../src/domain/distributed.js";
import { schedulerPlugins } from "../../src/schedulers/registry.js";
import { expectClose } from "../support/numbers.js";
import { choice, run } from "../support/run.js";
import { type World, worlds } from "../support/scenarios.js";
import { job, node } from "../support/specs.js";
import { capacityOf } from "./replay.js";
import { witness } from "./witness.js";

const distributed = (given: Partial<DistributedSpec> = {}): DistributedSpec => ({
  workers: 2,
  exchange: { kind: "ring" },
  modelMb: 0,
  steps: 10,
  overlap: false,
  spawnSec: 0,
  spawn: "parallel",
  saveSec: 0,
  ...given,
});

/** Every third job of a world is distributed, over no more workers than there are nodes, and holds no memory. */
const withGangs: fc.Arbitrary<World> = fc
  .tuple(worlds, fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.constantFrom(0, 0.5))
  .map(([{ nodes, jobs }, workers, hasServers, sec]) => ({
    nodes,
    jobs: jobs.map((each, index) => {
      if (index % 3 !== 0) return each;
      const spec = distributed({
        workers: Math.max(1, Math.min(workers, nodes.length - (hasServers ? 1 : 0))),
        exchange: hasServers && nodes.length > 1 ? { kind: "parameter-servers", servers: 1 } : { kind: "ring" },
        ...{ spawnSec: sec, saveSec: sec },
      });
      return { ...each, node: null, memoryMb: 0, distributed: spec };
    }),
  }));

describe.each(schedulerPlugins.map((plugin) => [plugin.name, plugin] as const))("under %s", (_, plugin) => {
  test("distributed jobs end, all their containers make the same steps, and no node gives more than it has", () => {
    fc.assert(
      fc.property(withGangs, (world) => {
        const { records, timeline, nodes, jobs, workers } = witness(plugin, world, "least-loaded");
        for (const { finishSec } of records) expect(finishSec).not.toBeNull();
        for (const { steps } of workers) expectClose(steps, 10, 1e-9);
        expect(workers).toHaveLength(
          jobs.reduce((sum, { distributed: spec }) => {
            if (spec === null) return sum;
            return sum + spec.workers + (spec.exchange.kind === "parameter-servers" ? 1 : 0);
          }, 0),
        );
        const used = new Map<string, Map<string, number>>(nodes.map(({ id }) => [id, new Map()]));
        for (const [index, { timeSec, node: on, job: id, cpus }] of timeline.entries()) {
          used.get(on)!.set(id, cpus);
          if (timeline[index + 1]?.timeSec === timeSec) continue;
          for (const each of nodes) {
            const sum = [...used.get(each.id)!.values()].reduce((left, right) => left + right, 0);
            expect(sum).toBeLessThanOrEqual(capacityOf(each) * (1 + 1e-9));
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

const nodes = ["n1", "n2"].map((id) => node({ id }));
const falling = { kind: "exponential", initial: 10, final: 1, noise: null, reportEvery: null } as const;

// Both workers have nearly converged when the other job comes. FlowCon limits the worker beside it, which then holds the whole
// job back: worker 2 uses no more than worker 1, though its node is idle.
test("a limit that FlowCon sets for one worker slows the whole job", () => {
  const big = job("big", { workCpuSec: 400, loss: { ...falling, rate: 60 }, distributed: distributed({ steps: 400 }) });
  const one = job("one", { arrivalSec: 60, workCpuSec: 100, node: "n1", loss: { ...falling, rate: 3 } });
  const { records, growth, timeline } = run({ nodes, jobs: [big, one], scheduler: choice("flowcon") });
  const limits = growth
    .filter(({ job: id, timeSec }) => id === "big/worker-1" && timeSec > 60)
    .map(({ limit }) => limit);
  expect(Math.min(...limits)).toBeLessThan(0.5);
  const beside = timeline.filter(({ node: on, job: id, timeSec }) => id === "big" && on === "n2" && timeSec >= 60);
  expect(Math.min(...beside.map(({ cpus }) => cpus).filter((cpus) => cpus > 0))).toBeLessThan(0.5);
  expect(records[1]!.finishSec! - 60).toBeLessThan(200);
});

// Round robin puts worker 1, a learner and a short job on n1, and worker 2 on n2. A job of one container would be moved off.
test("SpeCon counts the containers of a distributed job and moves none of them", () => {
  const learner = (id: string, rate: number, workCpuSec: number) => job(id, { workCpuSec, loss: { ...falling, rate } });
  const first = { workCpuSec: 400, loss: { ...falling, rate: 40 } };
  const others = [learner("late-1", 3, 400), learner("short", 1, 10), learner("late-2", 3, 400)];
  const scheduler = choice("specon", { placement: "round-robin", intervalSec: 10 });
  const moved = (spec: DistributedSpec | null): number => {
    const jobs = [job("first", { ...first, distributed: spec }), learner("beside", 1, 10), ...others];
    const { records } = run({ nodes, jobs, scheduler });
    expect(records.every(({ finishSec }) => finishSec !== null)).toBe(true);
    return records[0]!.moves.length + records[0]!.refusedMoves.length;
  };
  expect(moved(distributed({ steps: 400 }))).toBe(0);
  expect(moved(null)).toBeGreaterThan(0);
});
