import type { LossSpec } from "./loss.js";

/** One migration of a container. */
export interface Move {
  /** When it left `from`. */
  readonly timeSec: number;
  readonly from: string;
  readonly to: string;
  /** Why, as its scheduler marks it: M moved because it grows slowly, R moved to balance the nodes. */
  readonly mark: string;
  /** How long it took; it ran again at `timeSec + costSec`, unless `to` failed before. */
  readonly costSec: number;
  /** Work that was not saved and is done again. */
  readonly lostWorkCpuSec: number;
}

/** A migration that the cluster refused. */
export interface RefusedMove {
  readonly timeSec: number;
  readonly to: string;
  readonly mark: string;
  readonly reason: string;
}

/** A container lost with its node. */
export interface Restart {
  readonly timeSec: number;
  /** The node that failed. */
  readonly node: string;
  /** Work since the last checkpoint, which is done again. */
  readonly lostWorkCpuSec: number;
}

/** What became of one job. Every arrival ends as exactly one record. */
export interface JobRecord {
  readonly id: string;
  readonly model: string | null;
  readonly arrivalSec: number;
  /** When it was first placed; null: never. */
  readonly startSec: number | null;
  /** null: the run ended before the job did. */
  readonly finishSec: number | null;
  /** finishSec - arrivalSec. */
  readonly completionSec: number | null;
  /** The last node it ran on, or was on its way to; null: it waited at the end. */
  readonly node: string | null;
  readonly workCpuSec: number;
  /** CPU-seconds consumed on its nodes, those of lost work included. */
  readonly cpuSec: number;
  readonly loss: LossSpec | null;
  /** Loss at the end of its work; null: it reports none. */
  readonly lossFinal: number | null;
  /** Why it could not start at once; null: it did. */
  readonly waitReason: string | null;
  readonly moves: readonly Move[];
  readonly refusedMoves: readonly RefusedMove[];
  readonly restarts: readonly Restart[];
}

/** A record without its loss curve: what result files keep of a job. */
export type JobOutcome = Omit<JobRecord, "loss">;

/** From `timeSec` on, `job` uses `cpus` CPUs of `node`; a row of 0 CPUs: it left, moved or ended. */
export interface TimelineRow {
  readonly timeSec: number;
  readonly node: string;
  readonly job: string;
  readonly cpus: number;
  /** Work done until `timeSec`. */
  readonly workCpuSec: number;
  /** Work per second from `timeSec` on. */
  readonly workRate: number;
}

/** A change of CPU use without the work behind it: what result files keep of the timeline. */
export type CpuStep = Pick<TimelineRow, "timeSec" | "node" | "job" | "cpus">;
