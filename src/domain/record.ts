import type { LossSpec } from "./loss.js";

/** What became of one job. Every arrival ends as exactly one record. */
export interface JobRecord {
  readonly id: string;
  readonly model: string | null;
  readonly arrivalSec: number;
  /** null: never placed. */
  readonly startSec: number | null;
  /** null: the run ended before the job did. */
  readonly finishSec: number | null;
  /** finishSec - arrivalSec. */
  readonly completionSec: number | null;
  readonly node: string | null;
  readonly workCpuSec: number;
  /** CPU-seconds consumed on its nodes. */
  readonly cpuSec: number;
  readonly loss: LossSpec | null;
  /** Loss at the end of its work; null: it reports none. */
  readonly lossFinal: number | null;
  /** Why it could not start at once; null: it did. */
  readonly waitReason: string | null;
}

/** From `timeSec` on, `job` uses `cpus` CPUs of `node`; it ends with a row of 0 CPUs. */
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
