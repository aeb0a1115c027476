import type { JobOutcome } from "../domain/record.js";
import { waitSec } from "./wait.js";

/** One job as the public JSON and jobs.csv show it. */
export interface JobJson {
  readonly id: string;
  readonly model: string | null;
  readonly arrivalSec: number;
  readonly startSec: number | null;
  readonly finishSec: number | null;
  readonly completionSec: number | null;
  readonly waitSec: number | null;
  readonly node: string | null;
  readonly cpuSec: number;
  readonly workCpuSec: number;
  readonly lossFinal: number | null;
  readonly waitReason: string | null;
}

/** In order of submission. */
export const jobsJson = (records: readonly JobOutcome[]): readonly JobJson[] =>
  records.map((record) => ({
    id: record.id,
    model: record.model,
    arrivalSec: record.arrivalSec,
    startSec: record.startSec,
    finishSec: record.finishSec,
    completionSec: record.completionSec,
    waitSec: waitSec(record),
    node: record.node,
    cpuSec: record.cpuSec,
    workCpuSec: record.workCpuSec,
    lossFinal: record.lossFinal,
    waitReason: record.waitReason,
  }));
