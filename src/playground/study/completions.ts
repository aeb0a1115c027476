import type { RunResult } from "../../domain/result.js";
import { compareRuns } from "../../metrics/compare.js";
import type { CompletionTable } from "./picture.js";

/** Rows that a page shows at once without becoming slow. */
const ROWS_MAX = 100;
/** A change of less is rounding. */
const LEAST_PERCENT = 1e-9;

/** Completion times of the left run, the baseline, beside those of the right one; every job counts, the first are listed. */
export function completions(left: RunResult, right: RunResult): CompletionTable {
  const all = compareRuns(left, right);
  const reductions = all.flatMap(({ reductionPercent }) => reductionPercent ?? []);
  return {
    rows: all.slice(0, ROWS_MAX).map(({ id, baselineSec, completionSec, reductionPercent }) => ({
      job: id,
      leftSec: baselineSec,
      rightSec: completionSec,
      reductionPercent,
    })),
    omitted: Math.max(0, all.length - ROWS_MAX),
    improved: reductions.filter((percent) => percent > LEAST_PERCENT).length,
    compared: reductions.length,
  };
}
