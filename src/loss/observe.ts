import type { LossSpec } from "../domain/loss.js";
import { clampProgress, type LossCurve } from "./curve.js";

/** Progress between two reports of a noisy job that gives no interval of its own. */
const DEFAULT_REPORT_EVERY = 1 / 200;

/** Work done is a sum of rounded products: a report due at 0.3 must not be missed at 0.29999999999999998. */
const REPORT_TOLERANCE = 1e-9;

/**
 * What a monitor reads: the loss of the last report, with that report's noise. It depends on nothing but its arguments, so
 * looking twice, or never, changes nothing.
 *
 * @param standardNormal the draw that belongs to a report, always the same for the same number; report 0 is at the start
 */
export function observe(
  curve: LossCurve,
  spec: Pick<LossSpec, "noise" | "reportEvery">,
  standardNormal: (reportNumber: number) => number,
  progress: number,
): number {
  const reportEvery = spec.reportEvery ?? (spec.noise === null ? null : DEFAULT_REPORT_EVERY);
  if (reportEvery === null) return curve.at(progress);
  const reportNumber = Math.floor(clampProgress(progress) / reportEvery + REPORT_TOLERANCE);
  const loss = curve.at(reportNumber * reportEvery);
  return spec.noise === null ? loss : loss * (1 + spec.noise.relativeSd * standardNormal(reportNumber));
}
