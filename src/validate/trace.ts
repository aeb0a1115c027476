import type { LossSpec } from "../domain/loss.js";
import type { RunResult } from "../domain/result.js";
import { createCurve } from "../loss/create-curve.js";
import { observe } from "../loss/observe.js";
import { timelineByJob } from "../metrics/timeline-by-job.js";
import type { ContainerHistory } from "../recording/history.js";
import { lastAt } from "../recording/last-at.js";

/** What became of one job, recorded or simulated, in one form, so that either can be held against a recording. */
export interface JobTrace {
  readonly id: string;
  readonly startSec: number;
  readonly endSec: number;
  /** CPU-seconds used until then. */
  cpuAt(tSec: number): number;
  /** The last loss reported by then; null: none. */
  lossAt(tSec: number): number | null;
}

export const recordedTrace = (history: ContainerHistory): JobTrace => ({
  id: history.plan.id,
  startSec: history.startSec,
  endSec: history.endSec,
  cpuAt: history.cpuAt,
  lossAt: (tSec) => history.losses[lastAt(history.losses, tSec, (row) => row.tSec)]?.loss ?? null,
});

/** The loss that a job has reported when it has done a part of its work; null: none yet. */
export type LossOfWork = (workDone: number) => number | null;

/** Losses of a recording over the part of its CPU need. */
export function recordedLosses({ losses, cpuAt, cpuSec }: ContainerHistory): LossOfWork {
  const rows = losses.map(({ tSec, loss }) => ({ part: cpuAt(tSec) / cpuSec, loss }));
  return (workDone) => rows[lastAt(rows, workDone, ({ part }) => part)]?.loss ?? null;
}

/** The true losses of a curve, at its reports. */
export function curveLosses(loss: LossSpec | null): LossOfWork {
  if (loss === null) return () => null;
  const curve = createCurve(loss);
  return (workDone) => observe(curve, { ...loss, noise: null }, () => 0, workDone);
}

/** The traces of a simulated run that ended, of the jobs whose losses are given. */
export function simulatedTraces(result: RunResult, losses: ReadonlyMap<string, LossOfWork>): readonly JobTrace[] {
  const rows = timelineByJob(result.timeline);
  return result.records.flatMap((record) => {
    const lossOf = losses.get(record.id);
    if (lossOf === undefined) return [];
    const own = rows.get(record.id)!;
    const totals = [0];
    for (const [index, row] of own.slice(0, -1).entries()) {
      totals.push(totals[index]! + row.cpus * (own[index + 1]!.timeSec - row.timeSec));
    }
    const at = (tSec: number): number => lastAt(own, tSec, ({ timeSec }) => timeSec);
    return {
      id: record.id,
      startSec: record.startSec!,
      endSec: record.finishSec!,
      cpuAt: (tSec: number): number => {
        const index = at(tSec);
        return index < 0 ? 0 : totals[index]! + own[index]!.cpus * (tSec - own[index]!.timeSec);
      },
      lossAt: (tSec: number): number | null => {
        const row = own[at(tSec)];
        if (row === undefined) return null;
        return lossOf((row.workCpuSec + row.workRate * (tSec - row.timeSec)) / record.workCpuSec);
      },
    };
  });
}
