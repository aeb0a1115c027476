import { describe, expect, test } from "vitest";
import { roundSizes, successiveHalving } from "../../src/sweep/optimise/halving.js";
import { bestCell } from "../../src/sweep/summary/best-cell.js";
import { summarizeCells } from "../../src/sweep/summary/cell-summary.js";
import { pairedDifferences } from "../../src/sweep/summary/differences.js";
import { findMetric } from "../../src/sweep/summary/metric-name.js";
import { RunsCollector, type RunsTable } from "../../src/sweep/summary/runs-table.js";

const columns = ["key", "scheduler", "scheduler.alpha", "seed", "meanCompletionSec"];

/** Rows of scheduler, alpha, seed and mean completion. */
function tableOf(rows: readonly (readonly [string, string, number, string])[]): RunsTable {
  const collector = new RunsCollector(columns, ["scheduler.alpha"]);
  for (const [scheduler, alpha, seed, value] of rows) collector.add(["k", scheduler, alpha, String(seed), value]);
  return collector.finish(["scheduler.alpha"], ["base", "other"]);
}

const table = tableOf([
  ["other", "0.1", 2, "22"],
  ["other", "0.1", 1, "9"],
  ["other", "0.1", 3, "29"],
  ["other", "0.2", 1, "11"],
  ["other", "0.2", 2, "20"],
  ["base", "", 1, "10"],
  ["base", "", 2, "20"],
  ["base", "", 3, "30"],
  ["base", "", 4, ""],
]);

describe("a summary of runs", () => {
  test("has the mean of each cell with the interval of Student's t", () => {
    const [base] = summarizeCells(table);
    // 10, 20, 30: mean 20, sd 10, t(2, 0.975) = 4.302653, half width 4.302653 x 10 / sqrt(3) = 24.84137.
    expect(base?.values).toEqual([null]);
    expect(base?.runs).toBe(4);
    expect(base?.metrics.meanCompletionSec?.mean).toBe(20);
    expect(base?.metrics.meanCompletionSec?.high).toBeCloseTo(44.84137, 4);
  });

  test("pairs by seed: what seeds have in common cancels out", () => {
    const [first, second] = pairedDifferences(table, "meanCompletionSec", "base");
    // alpha 0.1: 9 - 10, 22 - 20, 29 - 30 = -1, 2, -1: mean 0, sd sqrt(3), half width 4.302653 x sqrt(3) / sqrt(3).
    expect(first?.difference.mean).toBe(0);
    expect(first?.difference.high).toBeCloseTo(4.302653, 5);
    // alpha 0.2 shares seeds 1 and 2: 1 and 0, mean 0.5, in per cent of (10 + 20) / 2.
    expect(second?.difference.mean).toBe(0.5);
    expect(second?.difference.count).toBe(2);
    expect(second?.percent?.mean).toBeCloseTo(100 / 30, 10);
  });

  test("does not depend on the order of the rows", () => {
    const numbers = Array.from({ length: 50 }, (_, seed) => ["base", "", seed, String(1 / (seed + 3))] as const);
    expect(summarizeCells(tableOf(numbers.toReversed()))).toEqual(summarizeCells(tableOf(numbers)));
  });

  test("says which cell is best and whether others are as good", () => {
    const best = bestCell(table, "meanCompletionSec", "min");
    // Means: base 20, other 0.1: 20, other 0.2: 15.5; the differences over two shared seeds say little.
    expect(best?.cell.values).toEqual([0.2]);
    expect(best?.tiedCells).toBe(3);
  });

  test("takes a metric by any way of writing it", () => {
    for (const text of ["mean_completion", "meanCompletionSec", "mean-completion"]) {
      expect(findMetric("--metric", text, columns)).toBe("meanCompletionSec");
    }
    expect(() => findMetric("--metric", "meanCompletoin", columns)).toThrow("did you mean meanCompletionSec?");
  });
});

describe("successive halving", () => {
  test("keeps a third of the cells each round and stays within its budget", () => {
    expect(roundSizes(25)).toEqual([25, 9, 3]);
    const rounds = successiveHalving(
      Array.from({ length: 25 }, (_, index) => index),
      300,
      1000,
      "min",
    );
    const seen: (readonly [cells: number, seeds: number])[] = [];
    let [spent, before] = [0, 0];
    let step = rounds.next([]);
    while (!step.done) {
      const { cells, seeds } = step.value;
      seen.push([cells.length, seeds]);
      spent += cells.length * (seeds - before);
      before = seeds;
      // Cell 17 is the best.
      step = rounds.next(cells.map((cell) => Math.abs(cell - 17)));
    }
    // 100 runs a round: 25 x 4, then 9 x 11, then 3 x 33.
    expect(seen).toEqual([
      [25, 4],
      [9, 15],
      [3, 48],
    ]);
    expect(spent).toBeLessThanOrEqual(300);
    expect(step.value[0]).toBe(17);
  });

  test("drops cells that have no value first", () => {
    const rounds = successiveHalving([0, 1, 2, 3], 100, 100, "max");
    rounds.next([]);
    const second = rounds.next([Number.NaN, 1, 2, 3]);
    expect(second.done ? [] : second.value.cells).toEqual([3, 2, 1]);
  });
});
