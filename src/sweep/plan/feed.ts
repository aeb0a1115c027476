import type { Task, TaskPart } from "../task.js";
import type { DoneRuns } from "./done-runs.js";
import { type Plan, plannedCell } from "./plan.js";

/** Hands out what is still to be run. */
export interface TaskFeed {
  /** The next task, of at most `runs` runs; null: nothing is left. */
  next(runs: number): Task | null;
}

/** Cells and the seeds of each that a sweep wants run. */
export interface Demand {
  readonly cellIndex: number;
  readonly seeds: readonly number[];
}

/** Skips runs that are done. Cells are visited in the order of `demands`, and each once. */
export function createFeed(plan: Plan, demands: Iterable<Demand>, done: DoneRuns): TaskFeed {
  const parts = missingParts(plan, demands, done);
  let open: TaskPart | null = null;
  const nextPart = (): TaskPart | null => {
    const part = open ?? parts.next().value ?? null;
    open = null;
    return part;
  };
  return {
    next(runs) {
      const taken: TaskPart[] = [];
      for (let left = runs; left > 0; ) {
        const part = nextPart();
        if (part === null) break;
        const seeds = part.seeds.slice(0, left);
        if (seeds.length < part.seeds.length) open = { ...part, seeds: part.seeds.slice(left) };
        taken.push({ ...part, seeds });
        left -= seeds.length;
      }
      const [first] = taken;
      return first === undefined ? null : { id: `${first.hashOfCell}-${first.seeds[0]}`, parts: taken };
    },
  };
}

function* missingParts(plan: Plan, demands: Iterable<Demand>, done: DoneRuns): Generator<TaskPart, undefined> {
  for (const { cellIndex, seeds } of demands) {
    if (seeds.length === 0) continue;
    const cell = plannedCell(plan, cellIndex);
    const missing = seeds.filter((seed) => !done.has(cell.hashOfCell, seed));
    if (missing.length > 0) yield { ...cell, seeds: missing };
  }
}
