import { InputError } from "../../domain/errors.js";
import { cellHash, type Hash } from "../keys.js";
import { cellText } from "../row.js";
import type { Cells } from "./cell.js";
import { belongsTo, type Shard } from "./shard.js";

/** All runs of a sweep: every cell with every seed, so that each cell meets the same draws (common random numbers). */
export interface Plan {
  /** See `sweepIdentity`. */
  readonly identity: string;
  readonly cells: Cells;
  readonly seeds: readonly number[];
  readonly hash: Hash;
}

/** A cell as it is handed to workers and written in rows. */
export interface PlannedCell {
  readonly hashOfCell: string;
  readonly overrides: ReturnType<Cells["at"]>["overrides"];
  readonly cell: string;
}

/** Runs that one result folder may hold; more belong in several sweeps, or in a sample. */
const MOST_RUNS = 1_000_000_000;

export const runCount = (plan: Plan): number => plan.cells.count * plan.seeds.length;

/** Refuses a plan that could never end. Throws InputError. */
export function checkSize(cells: Cells, seeds: readonly number[]): void {
  const runs = cells.count * seeds.length;
  if (runs <= MOST_RUNS) return;
  throw new InputError(
    "--param",
    "",
    `a grid of ${round(cells.count)} cells with ${seeds.length} seeds is ${round(runs)} runs, at most ${round(MOST_RUNS)} are allowed: use larger steps, or draw cells with --sample lhs:1000`,
  );
}

const round = (count: number): string => (count < 1e15 ? String(count) : count.toExponential(1));

export function plannedCell(plan: Plan, index: number): PlannedCell {
  const cell = plan.cells.at(index);
  return { hashOfCell: cellHash(plan.identity, cell, plan.hash), overrides: cell.overrides, cell: cellText(cell) };
}

/** Runs of one shard, or of all. */
export function shardRunCount(plan: Plan, shard: Shard | null): number {
  const runs = runCount(plan);
  return shard === null ? runs : Math.floor((runs - shard.number) / shard.count) + 1;
}

/** The seeds of a cell that a shard has to run. */
export const shardSeeds = (plan: Plan, cellIndex: number, shard: Shard | null): readonly number[] =>
  shard === null
    ? plan.seeds
    : plan.seeds.filter((_, seedIndex) => belongsTo(shard, cellIndex, seedIndex, plan.seeds.length));
