import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Axis, parseParameter } from "../../src/sweep/plan/axis.js";
import type { Cell, Cells } from "../../src/sweep/plan/cell.js";
import { createCells } from "../../src/sweep/plan/cells.js";
import { checkSize } from "../../src/sweep/plan/plan.js";
import { parseSampling, samplePoints } from "../../src/sweep/plan/sampling.js";
import { parseSchedulerChoice } from "../../src/sweep/plan/scheduler-choice.js";
import { belongsTo, parseShard } from "../../src/sweep/plan/shard.js";

const cellsOf = (params: readonly string[], schedulers: readonly string[] = [], sample: string | null = null): Cells =>
  createCells({
    axes: params.map(parseParameter),
    schedulers: schedulers.map((label) => parseSchedulerChoice(label, [])),
    schedulerLabel: "own",
    sampling: sample === null ? null : parseSampling("--sample", sample, 1),
  });

const all = (cells: Cells): readonly Cell[] => Array.from({ length: cells.count }, (_, index) => cells.at(index));

describe("a full grid", () => {
  test("has every combination once, the last field running fastest", () => {
    expect(all(cellsOf(["a=1,2", "b=x,y"])).map((cell) => cell.values)).toEqual([
      [1, "x"],
      [1, "y"],
      [2, "x"],
      [2, "y"],
    ]);
  });

  test("of a scheduler without a parameter leaves that parameter out, and so is smaller", () => {
    const cells = all(cellsOf(["scheduler.alpha=0.01,0.05", "n=1,2"], ["fair-share", "flowcon"]));
    // fair-share: 2 values of n; flowcon: 2 x 2.
    expect(cells.map((cell) => [cell.scheduler, ...cell.values])).toEqual([
      ["fair-share", undefined, 1],
      ["fair-share", undefined, 2],
      ["flowcon", 0.01, 1],
      ["flowcon", 0.01, 2],
      ["flowcon", 0.05, 1],
      ["flowcon", 0.05, 2],
    ]);
    expect(cells[0]?.overrides).toEqual([
      { path: "scheduler.name", value: "fair-share" },
      { path: "n", value: 1 },
    ]);
  });

  test("of 10^12 cells is refused before anything is made", () => {
    const cells = cellsOf(["a=1:10000:1", "b=1:10000:1", "c=1:10000:1"]);
    expect(() => checkSize(cells, [1])).toThrow("1000000000000 cells");
  });

  test("needs a step", () => {
    expect(() => cellsOf(["a=1:2"])).toThrow("range without a step");
  });

  test("is probed with every value of every field", () => {
    const seen = [...cellsOf(["a=1..3", "b=1..4"]).probes()].map((cell) => cell.values);
    expect(new Set(seen.map(([a]) => a)).size).toBe(3);
    expect(new Set(seen.map(([, b]) => b)).size).toBe(4);
  });
});

describe("a Latin hypercube", () => {
  test("has exactly one point in each of its strata, on every axis", () => {
    const axes: readonly Axis[] = [parseParameter("a=0:1"), parseParameter("b=10:20")];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0 }), (points, seed) => {
        const drawn = samplePoints(axes, { kind: "lhs", points, seed });
        for (const [index, axis] of axes.entries()) {
          if (axis.kind !== "interval") throw new Error("not an interval");
          const strata = drawn.map((point) =>
            // Rounding to six digits may lift a value onto the border above it.
            Math.min(
              points - 1,
              Math.floor(((Number(point[index]) - axis.low) / (axis.high - axis.low)) * points + 1e-9),
            ),
          );
          expect(new Set(strata).size).toBeGreaterThanOrEqual(points - 1);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("is the same for the same seed, and another axis changes none of its values", () => {
    const one = all(cellsOf(["a=0:1"], [], "lhs:20")).map((cell) => cell.values[0]);
    const two = all(cellsOf(["a=0:1", "b=0:1"], [], "lhs:20")).map((cell) => cell.values[0]);
    expect(two).toEqual(one);
  });

  test("gives every scheduler the same points", () => {
    const cells = all(cellsOf(["n=0:1"], ["fair-share", "fifo"], "random:10"));
    const of = (name: string): unknown => cells.filter((cell) => cell.scheduler === name).map((cell) => cell.values);
    expect(of("fair-share")).toEqual(of("fifo"));
  });
});

describe("shards", () => {
  test("have every run once between them, and differ by at most one run", () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (cells, seeds, count) => {
          const sizes = new Array<number>(count).fill(0);
          for (let cell = 0; cell < cells; cell++) {
            for (let seed = 0; seed < seeds; seed++) {
              const owners = sizes.flatMap((_, index) =>
                belongsTo({ number: index + 1, count }, cell, seed, seeds) ? [index] : [],
              );
              expect(owners).toHaveLength(1);
              sizes[owners[0]!]! += 1;
            }
          }
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test.each([
    ["3/20", {}, 3, 20],
    ["auto", { SLURM_ARRAY_TASK_ID: "0", SLURM_ARRAY_TASK_MIN: "0", SLURM_ARRAY_TASK_COUNT: "4" }, 1, 4],
    // An array of 10, 20 and 30.
    [
      "auto",
      {
        SLURM_ARRAY_TASK_ID: "20",
        SLURM_ARRAY_TASK_MIN: "10",
        SLURM_ARRAY_TASK_STEP: "10",
        SLURM_ARRAY_TASK_COUNT: "3",
      },
      2,
      3,
    ],
    ["auto/5", { JOB_COMPLETION_INDEX: "4" }, 5, 5],
  ])("%s with %o is shard %d of %d", (text, environment, number, count) => {
    expect(parseShard(text, environment)).toEqual({ number, count });
  });

  test.each([
    ["0/3", {}],
    ["4/3", {}],
    ["3", {}],
    ["auto/3", {}],
    ["auto", { JOB_COMPLETION_INDEX: "1" }],
    ["auto/2", { JOB_COMPLETION_INDEX: "2" }],
  ])("%s with %o is refused", (text, environment) => {
    expect(() => parseShard(text, environment)).toThrow("--shard");
  });
});
