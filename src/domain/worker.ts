/** One container of a distributed job on one node, from the moment it was up until it left. */
export interface WorkerRecord {
  /** Id of the job. */
  readonly job: string;
  readonly worker: string;
  readonly role: "worker" | "server";
  readonly node: string;
  /** When it was up; the job trains when all its containers are. */
  readonly startSec: number;
  /** null: it was there when the run ended. */
  readonly endSec: number | null;
  readonly cpuSec: number;
  /** Steps that the job made while it was there. */
  readonly steps: number;
  /** How long it computed in all. */
  readonly computeSec: number;
  /** Mean of each step: how long it waited for slower workers and for the exchange; null: there was no step. */
  readonly waitSecPerStep: number | null;
  /** Sent to other containers of its job, those on its own node included. */
  readonly sentMb: number;
}
