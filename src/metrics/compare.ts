import type { RunResult } from "../domain/result.js";

/** One job under two schedulers. */
export interface JobComparison {
  readonly id: string;
  readonly baselineSec: number | null;
  readonly completionSec: number | null;
  /** How much shorter than the baseline, in per cent of it: negative when longer; null when either run did not finish it. */
  readonly reductionPercent: number | null;
}

/** Completion times of `result` against those of `baseline`, for the jobs of the baseline, in its order. */
export function compareRuns(
  baseline: Pick<RunResult, "records">,
  result: Pick<RunResult, "records">,
): readonly JobComparison[] {
  const completions = new Map(result.records.map((record) => [record.id, record.completionSec]));
  return baseline.records.map((record) => {
    const completionSec = completions.get(record.id) ?? null;
    return {
      id: record.id,
      baselineSec: record.completionSec,
      completionSec,
      reductionPercent: reductionPercent(record.completionSec, completionSec),
    };
  });
}

/** 100 (baseline - value) / baseline; null when either is missing or the baseline is 0. */
export function reductionPercent(baseline: number | null, value: number | null): number | null {
  if (baseline === null || value === null || baseline === 0) return null;
  return (100 * (baseline - value)) / baseline;
}
