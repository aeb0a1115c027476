import type { HoldOut, LossSeries } from "../domain/calibration.js";
import { type ChosenCurve, chooseCurve, chosenAt, forecastSplits } from "./choose-curve.js";
import { refusalReason } from "./learns.js";
import { type LossPoints, medianRelativeError } from "./points.js";

/** Parts of the fitted points from which the rest of them is predicted, to choose a family. */
const FORECAST_PARTS = [0.5, 0.7];

/** Parts of the fitted points that may be left out at the start; beside them, the first point alone. */
const SKIPPED_PARTS = [1 / 8, 1 / 4];

/** Where the best family misses later fitted points by more than this, it is not asked about the held-out ones. */
const MOST_CROSS_VALIDATED_ERROR = 0.1;

/**
 * Fits the first part of a series and predicts the rest of it. Whether it is fitted at all, and how, depends on the first
 * part only.
 *
 * @param heldOut part of the epochs that are predicted, in (0, 1)
 */
export function holdOut(series: LossSeries, heldOut: number): HoldOut {
  const last = series.losses.length - 1;
  const points: LossPoints = { xs: series.losses.map((_, epoch) => epoch / last), losses: series.losses };
  const cut = Math.ceil(series.losses.length * (1 - heldOut));
  const seen: LossPoints = { xs: points.xs.slice(0, cut), losses: points.losses.slice(0, cut) };
  const judged = { problem: series.problem, variant: series.variant, repeat: series.repeat, measure: series.measure };
  const refusal = refusalReason(seen.losses);
  if (refusal !== null) return { ...judged, outcome: { kind: "refused", reason: refusal } };
  const chosen = chooseCurve(seen, forecastSplits(cut, FORECAST_PARTS), skips(cut));
  const doubt = doubtAbout(chosen);
  if (chosen === null || doubt !== null) return { ...judged, outcome: { kind: "refused", reason: doubt! } };
  const later = points.xs.slice(cut).map(chosenAt(chosen));
  return {
    ...judged,
    outcome: {
      kind: "judged",
      family: chosen.kind,
      fromEpoch: Math.round(chosen.fromX * last),
      crossValidatedError: chosen.crossValidatedError,
      medianError: medianRelativeError(points.losses.slice(cut), later),
    },
  };
}

function doubtAbout(chosen: ChosenCurve | null): string | null {
  if (chosen === null) return "no family has a falling curve through it";
  const { crossValidatedError: error, kind } = chosen;
  if (error <= MOST_CROSS_VALIDATED_ERROR) return null;
  return `unpredictable: the best family, ${kind}, misses by ${(100 * error).toFixed(0)} % within the fitted part`;
}

const skips = (count: number): readonly number[] => [
  ...new Set([0, 1, ...SKIPPED_PARTS.map((part) => Math.floor(part * count))]),
];
