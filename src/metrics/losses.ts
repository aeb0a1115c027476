import { assert } from "../domain/assert.js";
import type { LossShape } from "../domain/loss.js";
import type { JobRecord, TimelineRow } from "../domain/record.js";
import type { RunResult } from "../domain/result.js";
import { createCurve } from "../loss/create-curve.js";
import { timelineByJob } from "./timeline-by-job.js";

export interface LossRow {
  readonly timeSec: number;
  readonly job: string;
  /** Work done / total work, in [0, 1]. */
  readonly progress: number;
  /** The true loss, without the noise that a scheduler sees. */
  readonly loss: number;
}

/**
 * The true loss of each job at `pointsPerJob` evenly spaced progress points, each with the exact time at which the job
 * reached it. A job that did not finish ends at the progress it made. Empty when the timeline was not recorded.
 *
 * @param pointsPerJob at least 2: the start and the end
 */
export function lossRows(result: Pick<RunResult, "records" | "timeline">, pointsPerJob = 101): readonly LossRow[] {
  assert(Number.isInteger(pointsPerJob) && pointsPerJob >= 2, `too few loss points: ${pointsPerJob}`);
  const byJob = timelineByJob(result.timeline);
  const curveOf = cachedCurves();
  const losses: LossRow[] = [];
  for (const record of result.records) {
    const rows = byJob.get(record.id);
    if (record.loss === null || rows === undefined) continue;
    const curve = curveOf(record.loss);
    for (const { timeSec, progress } of progressTimes(record, rows, pointsPerJob)) {
      losses.push({ timeSec, job: record.id, progress, loss: curve.at(progress) });
    }
  }
  return losses;
}

interface ProgressTime {
  readonly timeSec: number;
  readonly progress: number;
}

/** When a job with these timeline rows reached each of `points` evenly spaced fractions of its work. */
function progressTimes(record: JobRecord, rows: readonly TimelineRow[], points: number): readonly ProgressTime[] {
  const last = rows.at(-1)!;
  const finished = record.finishSec !== null;
  const endProgress = finished ? 1 : Math.min(last.workCpuSec / record.workCpuSec, 1);
  const times: ProgressTime[] = [];
  let segment = 0;
  for (let point = 0; point < points; point++) {
    const progress = point / (points - 1);
    if (progress >= endProgress) break;
    const workCpuSec = progress * record.workCpuSec;
    while (segment < rows.length - 2 && rows[segment + 1]!.workCpuSec < workCpuSec) segment += 1;
    times.push({ timeSec: timeAtWork(rows[segment]!, rows[segment + 1], workCpuSec), progress });
  }
  times.push({ timeSec: record.finishSec ?? last.timeSec, progress: endProgress });
  return times;
}

/** Work grows linearly within a segment, so the time it reached an amount needs no search for a root. */
function timeAtWork(row: TimelineRow, next: TimelineRow | undefined, workCpuSec: number): number {
  const restCpuSec = workCpuSec - row.workCpuSec;
  if (restCpuSec <= 0 || row.workRate === 0) return row.timeSec;
  // Rounding must not put a point after the segment it lies in.
  return Math.min(row.timeSec + restCpuSec / row.workRate, next?.timeSec ?? Number.POSITIVE_INFINITY);
}

/** Jobs drawn from one template share its loss object, and compiling an expression for each of them would be waste. */
function cachedCurves(): (shape: LossShape) => { at(progress: number): number } {
  const curves = new Map<LossShape, { at(progress: number): number }>();
  return (shape) => {
    const known = curves.get(shape);
    if (known !== undefined) return known;
    const curve = createCurve(shape);
    curves.set(shape, curve);
    return curve;
  };
}
