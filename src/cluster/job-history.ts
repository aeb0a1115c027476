import type { Move, RefusedMove, Restart } from "../domain/record.js";

/** What has happened to a job that was moved or lost; most jobs have none. */
export interface JobHistory {
  /** Work done when it last left a node. */
  doneCpuSec: number;
  /** How much of the work is safe, whatever happens. */
  savedCpuSec: number;
  readonly moves: Move[];
  readonly refusedMoves: RefusedMove[];
  readonly restarts: Restart[];
}

export const newHistory = (): JobHistory => ({
  doneCpuSec: 0,
  savedCpuSec: 0,
  moves: [],
  refusedMoves: [],
  restarts: [],
});
