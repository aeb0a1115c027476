import type { HoldOut, HoldOutRow, HoldOutSummary } from "../domain/calibration.js";
import { groupBy } from "../metrics/group-by.js";
import { median } from "./points.js";

type Judged = Extract<HoldOut["outcome"], { kind: "judged" }>;

/** Target of the share of curves that the summary counts: a median relative error below 3 %. */
const GOOD_ERROR = 0.03;

/** One row for each problem, variant and measure, in order of their first appearance, and all curves together. */
export function summarizeHoldOuts(holdOuts: readonly HoldOut[]): HoldOutSummary {
  const groups = groupBy(holdOuts, (each) => JSON.stringify([each.problem, each.variant, each.measure]));
  const rows = [...groups.values()].map(rowOf);
  const errors = holdOuts.flatMap(({ outcome }) => (outcome.kind === "judged" ? [outcome.medianError] : []));
  const rowErrors = rows.flatMap(({ medianError }) => (medianError === null ? [] : [medianError]));
  return {
    rows,
    curves: holdOuts.length,
    judgedCurves: errors.length,
    medianError: errors.length === 0 ? null : median(errors),
    goodCurves: errors.filter((error) => error < GOOD_ERROR).length,
    judgedRows: rowErrors.length,
    goodRows: rowErrors.filter((error) => error < GOOD_ERROR).length,
  };
}

function rowOf(group: readonly HoldOut[]): HoldOutRow {
  const { problem, variant, measure } = group[0]!;
  const judged = group.flatMap(({ outcome }) => (outcome.kind === "judged" ? [outcome] : []));
  const refusals = group.flatMap(({ outcome }) => (outcome.kind === "refused" ? [outcome.reason] : []));
  const errors = judged.map(({ medianError }) => medianError);
  return {
    problem,
    variant,
    measure,
    curves: group.length,
    judgedCurves: judged.length,
    families: counted(judged),
    crossValidatedError: judged.length === 0 ? null : median(judged.map((each) => each.crossValidatedError)),
    medianError: judged.length === 0 ? null : median(errors),
    worstError: judged.length === 0 ? null : Math.max(...errors),
    refusal: refusals[0] ?? null,
  };
}

/** `power-law 7, weibull 3`, the most frequent first. */
function counted(judged: readonly Judged[]): string {
  return [...groupBy(judged, ({ family }) => family)]
    .map(([family, of]) => ({ family, count: of.length }))
    .sort((a, b) => b.count - a.count)
    .map(({ family, count }) => `${family} ${count}`)
    .join(", ");
}
