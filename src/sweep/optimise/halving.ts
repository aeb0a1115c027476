import { InputError } from "../../domain/errors.js";
import type { Rng } from "../../random/rng.js";
import type { Goal } from "../summary/best-cell.js";

/** One round of a search: these cells, each with the first `seeds` seeds. */
export interface Round {
  readonly cells: readonly number[];
  readonly seeds: number;
}

/** Of each round, one cell in so many goes on. */
const KEPT_ONE_IN = 3;
/** The last round compares so many; with fewer there would be no runner-up to tell how sure the winner is. */
const FINALISTS = 3;
/** Cells of the first round have at least so many seeds: with one, chance alone would decide. */
const FIRST_SEEDS = 2;

/** How many cells each round has, beginning with `cells`. */
export function roundSizes(cells: number): readonly number[] {
  const sizes = [cells];
  for (let size = cells; size > FINALISTS; ) {
    size = Math.max(Math.ceil(size / KEPT_ONE_IN), Math.min(FINALISTS, size));
    sizes.push(size);
  }
  return sizes;
}

/** The cells a budget of runs can start with: all, or as many at random as get enough seeds. Throws InputError. */
export function candidates(cellCount: number, budget: number, rng: Rng): readonly number[] {
  if (fits(cellCount, budget)) return Array.from({ length: cellCount }, (_, index) => index);
  let most = 0;
  while (most < cellCount && fits(most + 1, budget)) most += 1;
  if (most < 2) throw new InputError("--budget", String(budget), "is too small: two cells need four runs");
  const chosen = new Set<number>();
  while (chosen.size < most) chosen.add(Math.floor(rng() * cellCount));
  return [...chosen].toSorted((left, right) => left - right);
}

const fits = (cells: number, budget: number): boolean => budget / roundSizes(cells).length / cells >= FIRST_SEEDS;

/**
 * Successive halving over seeds (Jamieson and Talwalkar 2016, with thirds): every round has the same share of the budget, so
 * that cells which look good get more and more seeds and bad ones are dropped after few. All cells of a round have the same
 * seeds. Yields rounds, is given back one score per cell (NaN: none), returns the finalists.
 */
export function* successiveHalving(
  start: readonly number[],
  budget: number,
  mostSeeds: number,
  goal: Goal,
): Generator<Round, readonly number[], readonly number[]> {
  const sizes = roundSizes(start.length);
  const share = budget / sizes.length;
  let cells = start;
  let seeds = 0;
  for (const [index] of sizes.entries()) {
    seeds = Math.min(mostSeeds, seeds + Math.max(1, Math.floor(share / cells.length)));
    const scores = yield { cells, seeds };
    const size = sizes[index + 1] ?? cells.length;
    cells = best(cells, scores, goal).slice(0, size);
  }
  return cells;
}

function best(cells: readonly number[], scores: readonly number[], goal: Goal): readonly number[] {
  const sign = goal === "min" ? 1 : -1;
  const cost = (index: number): number =>
    Number.isNaN(scores[index] ?? Number.NaN) ? Number.POSITIVE_INFINITY : sign * scores[index]!;
  return [...cells.keys()]
    .toSorted((left, right) => {
      const [first, second] = [cost(left), cost(right)];
      return first === second ? left - right : first - second;
    })
    .map((index) => cells[index]!);
}
