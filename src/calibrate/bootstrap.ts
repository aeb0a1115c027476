import type { Estimate } from "../domain/model-library.js";
import { ascending, quantile } from "../metrics/quantile.js";
import type { Rng } from "../random/rng.js";
import { type ChosenCurve, chosenAt } from "./choose-curve.js";
import { families } from "./family.js";
import { fitFamily } from "./fit-family.js";
import type { LossPoints } from "./points.js";

const RESAMPLES = 100;

/** Steps that a fit takes from the chosen curve. */
const NEAR_ITERATIONS = 12;

/** Residuals that lie within this part of a series change their sign together, since neighbours are not independent. */
const BLOCK_PART = 1 / 6;

/**
 * 95 % intervals of the parameters of a chosen curve by a wild block bootstrap: the percentiles over fits to the curve with its
 * own relative residuals, each block of which keeps or changes its sign. So noise stays where it is, larger at the start for
 * instance, and what hangs together stays together. Two or three seeds say little about other seeds: the intervals are those of
 * the seeds at hand.
 */
export function bootstrapParameters(
  chosen: ChosenCurve,
  series: readonly LossPoints[],
  rng: Rng,
): Readonly<Record<string, Estimate>> {
  const family = families.find(({ kind }) => kind === chosen.kind)!;
  const at = chosenAt(chosen);
  // Each fit begins at the chosen curve, near which its own lies.
  const near = { ...family, starts: chosen.fit.parameters.map((value) => [value]) };
  const draws: Readonly<Record<string, number>>[] = [];
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    const points = series.flatMap(({ xs, losses }) => {
      const signs = blockSigns(xs.length, rng);
      return xs.map((x, i) => ({ x, loss: at(x) + signs[i]! * (losses[i]! - at(x)) }));
    });
    points.sort((a, b) => a.x - b.x);
    const fit = fitFamily(
      near,
      { xs: points.map(({ x }) => x), losses: points.map(({ loss }) => loss) },
      NEAR_ITERATIONS,
    );
    if (fit !== null) draws.push(numbersOf(fit.shape));
  }
  return Object.fromEntries(
    Object.entries(numbersOf(chosen.fit.shape)).map(([name, estimate]) => {
      const values = ascending(draws.map((draw) => draw[name]!));
      if (values.length < RESAMPLES / 2) return [name, { estimate, low: null, high: null }];
      return [name, { estimate, low: quantile(values, 0.025), high: quantile(values, 0.975) }];
    }),
  );
}

const numbersOf = (shape: object): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => typeof value === "number"));

/** 1 or -1 for each of `count` points, the same within a block; where the first block ends is drawn too. */
function blockSigns(count: number, rng: Rng): readonly number[] {
  const length = Math.max(1, Math.ceil(count * BLOCK_PART));
  const offset = Math.floor(rng() * length);
  const signs: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const isNewBlock = i === 0 || (i + offset) % length === 0;
    signs.push(isNewBlock ? (rng() < 0.5 ? 1 : -1) : signs[i - 1]!);
  }
  return signs;
}
