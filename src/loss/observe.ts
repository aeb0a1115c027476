import type { LossSpec } from "../domain/loss.js";
import { type LossCurve, trainingProgress } from "./curve.js";

/** Progress between two reports of a noisy job that gives no interval of its own. */
const DEFAULT_REPORT_EVERY = 1 / 200;

/** Work done is a sum of rounded products: a report due at 0.3 must not be missed at 0.29999999999999998. */
const REPORT_TOLERANCE = 1e-9;

/**
 * What a monitor reads: the loss of the last report, with that report's noise. It depends on nothing but its arguments, so
 * looking twice, or never, changes nothing. null: nothing has been reported yet.
 *
 * @param standardNormal the draw that belongs to a report, always the same for the same number; report 0 is at the start
 */
export function observe(
  curve: LossCurve,
  spec: Pick<LossSpec, "noise" | "reportEvery" | "startUp">,
  standardNormal: (reportNumber: number) => number,
  progress: number,
): number | null {
  const { startUp = 0 } = spec;
  const reportEvery = spec.reportEvery ?? (spec.noise === null ? null : DEFAULT_REPORT_EVERY);
  if (progress < startUp - REPORT_TOLERANCE) return null;
  if (reportEvery === null) return curve.at(progress);
  const reportNumber = Math.floor(trainingProgress(startUp, progress) / reportEvery + REPORT_TOLERANCE);
  const loss = curve.at(startUp + (1 - startUp) * reportNumber * reportEvery);
  return spec.noise === null ? loss : loss * (1 + spec.noise.relativeSd * standardNormal(reportNumber));
}
