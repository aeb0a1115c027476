import type { JobError, LayerName, RunError, TimelinePoint } from "../domain/validation.js";
import type { JobTrace } from "./trace.js";

/** Times at which losses are compared. */
const LOSS_TIMES = 100;

/** Width of the intervals in which CPU use is compared. */
const CPU_BIN_SEC = 1;

/** One run as recorded, and what it is held against. */
export interface Held {
  readonly recording: string;
  readonly layer: LayerName;
  readonly predictedBy: string | null;
  readonly recorded: readonly JobTrace[];
  /** Of the same jobs. */
  readonly predicted: readonly JobTrace[];
  readonly modelOf: (job: string) => string;
}

/** Times count from each job's own start, and makespans from the first, since two recordings of one plan begin a little apart. */
export function jobErrors(held: Held): readonly JobError[] {
  const { recording, layer, predictedBy } = held;
  return held.recorded.map((recorded) => {
    const predicted = traceOf(held.predicted, recorded.id);
    const recordedSec = recorded.endSec - recorded.startSec;
    const predictedSec = predicted.endSec - predicted.startSec;
    return {
      recording,
      layer,
      predictedBy,
      job: recorded.id,
      model: held.modelOf(recorded.id),
      recordedSec,
      predictedSec,
      error: predictedSec / recordedSec - 1,
      lossError: lossError(recorded, predicted),
    };
  });
}

export function runError(held: Held): RunError {
  const { recording, layer, predictedBy, recorded, predicted } = held;
  const [recordedMakespanSec, predictedMakespanSec] = [makespanSec(recorded), makespanSec(predicted)];
  return {
    recording,
    layer,
    predictedBy,
    recordedMakespanSec,
    predictedMakespanSec,
    makespanError: predictedMakespanSec / recordedMakespanSec - 1,
    cpuDistance: cpuDistance(recorded, predicted),
  };
}

const traceOf = (traces: readonly JobTrace[], id: string): JobTrace => traces.find((trace) => trace.id === id)!;

const firstSec = (traces: readonly Pick<JobTrace, "startSec" | "endSec">[]): number =>
  Math.min(...traces.map(({ startSec }) => startSec));

export const makespanSec = (traces: readonly Pick<JobTrace, "startSec" | "endSec">[]): number =>
  Math.max(...traces.map(({ endSec }) => endSec)) - firstSec(traces);

/** A prediction that has no loss yet counts as its first one. */
function lossError(recorded: JobTrace, predicted: JobTrace): number | null {
  const durationSec = recorded.endSec - recorded.startSec;
  const firstPredicted = firstLoss(predicted);
  if (firstPredicted === null) return null;
  let sum = 0;
  let count = 0;
  for (let step = 1; step <= LOSS_TIMES; step += 1) {
    const afterSec = (durationSec * step) / LOSS_TIMES;
    const measured = recorded.lossAt(recorded.startSec + afterSec);
    if (measured === null || measured === 0) continue;
    const guess = predicted.lossAt(predicted.startSec + afterSec) ?? firstPredicted;
    sum += Math.abs(guess - measured) / Math.abs(measured);
    count += 1;
  }
  return count === 0 ? null : sum / count;
}

function firstLoss({ startSec, endSec, lossAt }: JobTrace): number | null {
  for (let step = 1; step <= LOSS_TIMES; step += 1) {
    const loss = lossAt(startSec + ((endSec - startSec) * step) / LOSS_TIMES);
    if (loss !== null) return loss;
  }
  return null;
}

/** Sum over jobs and seconds of the difference in CPU time, over the sum of both. */
function cpuDistance(recorded: readonly JobTrace[], predicted: readonly JobTrace[]): number {
  const bins = Math.ceil(Math.max(makespanSec(recorded), makespanSec(predicted)) / CPU_BIN_SEC);
  const [fromRecorded, fromPredicted] = [firstSec(recorded), firstSec(predicted)];
  let apart = 0;
  let total = 0;
  for (const { id, cpuAt } of recorded) {
    const other = traceOf(predicted, id);
    for (let bin = 0; bin < bins; bin += 1) {
      const used = inBin(cpuAt, fromRecorded, bin);
      const guess = inBin(other.cpuAt, fromPredicted, bin);
      apart += Math.abs(used - guess);
      total += used + guess;
    }
  }
  return apart / total;
}

/** A run second by second. */
export function timeline(
  held: Pick<Held, "recording" | "recorded" | "predicted">,
  by: TimelinePoint["by"],
): readonly TimelinePoint[] {
  const traces = by === "recorded" ? held.recorded : held.predicted;
  const beginSec = firstSec(traces);
  return traces.flatMap(({ id, startSec, endSec, cpuAt, lossAt }) => {
    const [first, last] = [startSec, endSec].map((tSec) => Math.floor((tSec - beginSec) / CPU_BIN_SEC)) as [
      number,
      number,
    ];
    return Array.from({ length: last - first + 1 }, (_, index) => ({
      recording: held.recording,
      job: id,
      by,
      fromSec: (first + index) * CPU_BIN_SEC,
      cpus: inBin(cpuAt, beginSec, first + index) / CPU_BIN_SEC,
      loss: lossAt(Math.min(endSec, beginSec + (first + index + 1) * CPU_BIN_SEC)),
    }));
  });
}

const inBin = (cpuAt: JobTrace["cpuAt"], fromSec: number, bin: number): number =>
  cpuAt(fromSec + (bin + 1) * CPU_BIN_SEC) - cpuAt(fromSec + bin * CPU_BIN_SEC);
