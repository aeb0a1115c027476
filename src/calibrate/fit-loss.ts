import type { LossSpec } from "../domain/loss.js";
import type { LossFit } from "../domain/model-library.js";
import { MAX_RELATIVE_SD } from "../loss/limits.js";
import type { Rng } from "../random/rng.js";
import { bootstrapParameters } from "./bootstrap.js";
import { type ChosenCurve, chooseCurve, chosenAt, type Split } from "./choose-curve.js";
import { refusalReason } from "./learns.js";
import type { LossPoints } from "./points.js";

/** Losses of one training seed over training progress. */
export type SeedSeries = LossPoints;

/** A loss curve for scenarios, and how it was found; noise is what the curve leaves of the losses. */
export interface FittedLoss {
  readonly loss: LossSpec | null;
  readonly fit: LossFit;
}

/**
 * Fits one curve to the losses of all seeds. The family is the one that predicts best what its fit did not see: the losses of
 * each seed from those of the others or, of a single seed, inner blocks from the rest. Losses that do not fall, or are too few,
 * are refused a family; what was measured then stands as a table.
 *
 * @param about what stands beside the shape in a scenario
 */
export function fitLoss(
  series: readonly SeedSeries[],
  about: Pick<LossSpec, "reportEvery"> & { readonly startUp: number },
  rng: Rng,
): FittedLoss {
  const pooled = pool(series);
  const mean = meanSeries(pooled.points);
  const refusal = refusalReason(mean.losses);
  const chosen = refusal === null ? chooseCurve(pooled.points, splitsOf(pooled)) : null;
  if (chosen === null)
    return asTable(mean, series.length, about, refusal ?? "no family has a falling curve through it");
  const residuals = relativeResiduals(chosen, pooled.points);
  const relativeSd = Math.min(
    MAX_RELATIVE_SD,
    Math.sqrt(residuals.reduce((sum, e) => sum + e * e, 0) / residuals.length),
  );
  return {
    loss: { ...chosen.fit.shape, noise: relativeSd > 0 ? { relativeSd } : null, ...about },
    fit: {
      family: chosen.kind,
      crossValidatedError: chosen.crossValidatedError,
      seeds: series.length,
      parameters: bootstrapParameters(chosen, series, rng),
      refusal: null,
    },
  };
}

interface Pooled {
  readonly points: LossPoints;
  /** Of each point: which series it is from. */
  readonly seriesOf: readonly number[];
}

function pool(series: readonly SeedSeries[]): Pooled {
  const all = series
    .flatMap(({ xs, losses }, index) => xs.map((x, i) => ({ x, loss: losses[i]!, index })))
    .sort((a, b) => a.x - b.x || a.index - b.index);
  return {
    points: { xs: all.map(({ x }) => x), losses: all.map(({ loss }) => loss) },
    seriesOf: all.map(({ index }) => index),
  };
}

/** One loss for each progress: the mean over the seeds. */
function meanSeries({ xs, losses }: LossPoints): LossPoints {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const [i, x] of xs.entries()) {
    const entry = sums.get(x) ?? { sum: 0, count: 0 };
    sums.set(x, { sum: entry.sum + losses[i]!, count: entry.count + 1 });
  }
  return { xs: [...sums.keys()], losses: [...sums.values()].map(({ sum, count }) => sum / count) };
}

const BLOCKS = 6;

function splitsOf({ points, seriesOf }: Pooled): readonly Split[] {
  const indices = [...points.xs.keys()];
  const held = (isHeld: (index: number) => boolean): Split => ({
    fitted: indices.filter((index) => !isHeld(index)),
    predicted: indices.filter(isHeld),
  });
  const seeds = [...new Set(seriesOf)];
  if (seeds.length > 1) return seeds.map((seed) => held((index) => seriesOf[index] === seed));
  // The ends stay: without them a curve would have to be guessed beyond what is known of it.
  const blockOf = (index: number): number => Math.floor((index * BLOCKS) / indices.length);
  return Array.from({ length: BLOCKS - 2 }, (_, block) => held((index) => blockOf(index) === block + 1));
}

function relativeResiduals(chosen: ChosenCurve, { xs, losses }: LossPoints): readonly number[] {
  const at = chosenAt(chosen);
  return xs.flatMap((x, i) => (at(x) === 0 ? [] : [losses[i]! / at(x) - 1]));
}

const LEAST_STEP = 1e-6;

function asTable(
  { xs, losses }: LossPoints,
  seeds: number,
  about: Pick<LossSpec, "reportEvery"> & { readonly startUp: number },
  refusal: string,
): FittedLoss {
  const points = xs.flatMap((x, i) => {
    const isUsable = Number.isFinite(losses[i]) && (i === 0 || x - xs[i - 1]! > LEAST_STEP);
    return isUsable ? [[Math.min(1, x), losses[i]!] as const] : [];
  });
  const fit = { family: "table", crossValidatedError: null, seeds, parameters: {}, refusal };
  return { loss: points.length < 2 ? null : { kind: "table", points, noise: null, ...about }, fit };
}
