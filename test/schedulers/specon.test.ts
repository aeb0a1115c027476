import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LossSpec } from "../../src/domain/loss.js";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const exponential = (rate: number): LossSpec => ({
  kind: "exponential",
  initial: 10,
  final: 1,
  rate,
  noise: null,
  reportEvery: null,
});

const nodes = ["w1", "w2"].map((id) => node({ id }));
const exact = { fixedSec: 3, sdSec: 0 };

const learner = (id: string, rate: number, workCpuSec: number, arrivalSec = 0) =>
  job(id, { workCpuSec, arrivalSec, loss: exponential(rate) });

/** Round robin puts the first beside two that learn on w1, and on w2 two that soon end. */
const crowded = [
  learner("early", 40, 400),
  learner("short-1", 1, 10),
  learner("late-1", 3, 400),
  learner("short-2", 1, 10),
  learner("late-2", 3, 400),
];

const specon = (params: Readonly<Record<string, unknown>> = {}) =>
  choice("specon", { placement: "round-robin", intervalSec: 10, ...params });

describe("specon", () => {
  test("moves a job that hardly learns any more away from one that learns, once", () => {
    const [early] = run({ nodes, jobs: crowded, scheduler: specon({ rebalance: false }), migration: exact }).records;
    expect(early!.moves.map(({ from, to, mark }) => [from, to, mark])).toEqual([["w1", "w2", "M"]]);
  });

  test("watches a job that reports its first loss only after a start-up", () => {
    const jobs = crowded.map((each) => ({ ...each, loss: { ...each.loss!, startUp: 0.05 } }));
    const [early] = run({ nodes, jobs, scheduler: specon({ rebalance: false }), migration: exact }).records;
    expect(early!.moves.map(({ from, to, mark }) => [from, to, mark])).toEqual([["w1", "w2", "M"]]);
  });

  test("leaves alone what a worker has for itself", () => {
    const jobs = [learner("one", 40, 400), learner("two", 40, 400)];
    const { records } = run({ nodes, jobs, scheduler: specon(), migration: exact });
    expect(records.flatMap(({ moves }) => moves)).toEqual([]);
  });

  test("refills a worker that runs empty once every job has converged", () => {
    // w1 holds 1 and 3, w2 holds 2, which ends early: 2 containers on 2 workers, one goes over.
    const jobs = [learner("1", 60, 400), learner("2", 60, 60), learner("3", 60, 400)];
    const { records } = run({ nodes, jobs, scheduler: specon({ alpha: 1 }), migration: exact });
    const moves = records.flatMap(({ id, moves }) => moves.map(({ to, mark }) => [id, to, mark]));
    expect(moves.filter(([, , mark]) => mark === "R")).toHaveLength(1);
  });

  test("a request takes the message delay to reach the manager", () => {
    const movedSec = (messageDelaySec: number): number =>
      run({ nodes, jobs: crowded, scheduler: specon({ rebalance: false, messageDelaySec }), migration: exact })
        .records[0]!.moves[0]!.timeSec;
    expect(movedSec(4)).toBe(movedSec(0) + 4);
  });

  test("without anything to move, gives exactly the run of the placement it stands on", () => {
    const jobs = Array.from({ length: 30 }, (_, at) => job(`j${at}`, { arrivalSec: at, workCpuSec: 5 + (at % 7) }));
    for (const placement of ["kubernetes-default", "random", "swarm-spread", "least-loaded"]) {
      const under = run({ nodes, jobs, scheduler: choice("specon", { placement }), seed: 3 });
      expect(under.records).toEqual(run({ nodes, jobs, scheduler: choice(placement), seed: 3 }).records);
    }
  });

  test("moves each container at most once by Algorithm 4, also with FlowCon and failing nodes, and loses none", () => {
    const arbitrary = fc.record({
      seed: fc.nat(1e6),
      sizes: fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 2, maxLength: 20 }),
      withFlowCon: fc.boolean(),
      meanUpSec: fc.constantFrom(null, 200, 1000),
      placement: fc.constantFrom("kubernetes-default", "random"),
    });
    fc.assert(
      fc.property(arbitrary, ({ seed, sizes, withFlowCon, meanUpSec, placement }) => {
        const choiceOfPlacement = choice("specon", { placement });
        const setup = {
          nodes: [...nodes, node({ id: "w3", memoryMb: 2000 })],
          jobs: sizes.map((workCpuSec, at) =>
            job(`j${at}`, { workCpuSec, arrivalSec: (37 * at) % 200, memoryMb: 300, loss: exponential(2 + (at % 30)) }),
          ),
          scheduler: withFlowCon ? choice("flowcon") : choiceOfPlacement,
          placement: withFlowCon ? choiceOfPlacement : null,
          seed,
          migration: { checkpointEveryCpuSec: 20 },
          failures: meanUpSec === null ? null : { kind: "random" as const, meanUpSec, meanDownSec: 30, untilSec: 3000 },
        };
        const { records } = run(setup);
        expect(records).toHaveLength(sizes.length);
        for (const { moves, restarts, cpuSec, workCpuSec, finishSec } of records) {
          expect(finishSec).not.toBeNull();
          const slow = moves.filter(({ mark }) => mark === "M");
          expect(slow.length).toBeLessThanOrEqual(1 + restarts.length);
          const lost = restarts.reduce((sum, { lostWorkCpuSec }) => sum + lostWorkCpuSec, 0);
          expect(cpuSec).toBeCloseTo(workCpuSec + lost, 6);
        }
        expect(run(setup).records).toEqual(records);
      }),
      { numRuns: 60 },
    );
  });
});
