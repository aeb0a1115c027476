import type { PublishedNumber } from "../../domain/reproduction.js";
import { mean } from "../../metrics/quantile.js";
import type { Calibration } from "./calibration.js";
import { type ListedRun, listedRuns, place } from "./runs.js";
import { settings, timesOf } from "./settings.js";
import { spawnSec } from "./testbed.js";

/**
 * Sizes from the seven runs with two workers, each less the time in which its workers were brought up. Those with five
 * workers are held out: spawning is a third of their time, and only one of them has no hidden layer.
 */
export function deriveSizes(published: readonly PublishedNumber[]): Calibration["sizes"] {
  const runs = listedRuns(published).filter(({ workers }) => workers === 2);
  const [one, two, three] = [0, 1, 2].map(
    (layers) => mean(runs.filter((run) => run.layers === layers).map(({ timeSec }) => timeSec - 2 * spawnSec))!,
  ) as [number, number, number];
  const all = (one + two + three) / 3;
  return [round(one / all), round(two / all), round(three / all)];
}

/** Slope of the beginnings over the place in the loops, one line through each of the two groups of runs. */
export function deriveGapSec(published: readonly PublishedNumber[]): number {
  const groups = [2, 5].map((workers) => listedRuns(published).filter((run) => run.workers === workers));
  const sums = groups.map(sumsOf);
  const [products, squares] = [0, 1].map((index) => sums.reduce((sum, each) => sum + each[index]!, 0));
  return round(products! / squares!);
}

function sumsOf(runs: readonly ListedRun[]): readonly [products: number, squares: number] {
  const middle = mean(runs.map(place))!;
  const began = mean(runs.map(({ beganSec }) => beganSec))!;
  return [
    runs.reduce((sum, run) => sum + (place(run) - middle) * (run.beganSec - began), 0),
    runs.reduce((sum, run) => sum + (place(run) - middle) ** 2, 0),
  ];
}

/** The whole grid that was searched: seconds alone by 2, kappa by 0.005. */
export const grid: { readonly aloneSec: readonly number[]; readonly kappa: readonly number[] } = {
  aloneSec: Array.from({ length: 21 }, (_, index) => 110 + 2 * index),
  kappa: Array.from({ length: 17 }, (_, index) => round(0.05 + 0.005 * index)),
};

/**
 * The constants of a grid with the least root mean square of the relative errors of the six maximum times, among those that
 * keep their order: without that the best ones have one pair of neighbours the wrong way round, by less than a second.
 */
export function fitConstants(
  candidates: typeof grid,
  derived: Pick<Calibration, "sizes" | "gapSec">,
  published: readonly PublishedNumber[],
): Calibration | null {
  let best: Calibration | null = null;
  let leastError = Number.POSITIVE_INFINITY;
  for (const aloneSec of candidates.aloneSec) {
    for (const kappa of candidates.kappa) {
      const constants: Calibration = { ...derived, aloneSec, kappa };
      const error = fitError(constants, published);
      if (error < leastError) [best, leastError] = [constants, error];
    }
  }
  return best;
}

function fitError(constants: Calibration, published: readonly PublishedNumber[]): number {
  const pairs = settings.map((setting) => ({
    ours: timesOf(setting, constants).maxSec,
    theirs: Number(published.find(({ id }) => id === setting.maxRow)!.value),
  }));
  if (!keepsOrder(pairs)) return Number.POSITIVE_INFINITY;
  return Math.sqrt(mean(pairs.map(({ ours, theirs }) => (ours / theirs - 1) ** 2))!);
}

/** Whether ours are in the order of theirs. */
export function keepsOrder(pairs: readonly { readonly ours: number; readonly theirs: number }[]): boolean {
  const sorted = pairs.toSorted((a, b) => b.theirs - a.theirs);
  return sorted.every(({ ours }, index) => index === 0 || ours < sorted[index - 1]!.ours);
}

/** Four significant digits: more would pretend to a precision that the source does not have. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
