import { createStreams } from "../../random/streams.js";
import { simulate } from "../../run/simulate.js";
import type { Scenario, SchedulerChoice } from "../../scenario/scenario.js";
import type { Calibration } from "./calibration.js";
import { fixedThree, naCompletionSec } from "./fixed-three.js";

/** Rows that the constants are fitted on: reductions of MNIST-T's completion time (fc-13 to fc-18), and a makespan (fc-09). */
const reductions = [
  { alpha: 0.1, intervalSec: 20, percent: 26.2 },
  { alpha: 0.1, intervalSec: 30, percent: 32.4 },
  { alpha: 0.1, intervalSec: 40, percent: 14.3 },
  { alpha: 0.1, intervalSec: 50, percent: 15.3 },
  { alpha: 0.1, intervalSec: 60, percent: 3.1 },
  { alpha: 0.01, intervalSec: 20, percent: 32.1 },
] as const;
const makespan = { alpha: 0.05, intervalSec: 60, sec: 388.1 } as const;

/** What an error counts as 1: the source's own repeats of one setting differ by 7.2 points; makespans by about 1 %. */
const reductionUnit = 7.2;
const makespanUnitPercent = 1;

type Bounds = readonly [low: number, high: number];

/** Where each constant is looked for. kappa: what was measured on real jobs, none to 11 %. */
const bounds: { readonly [K in keyof Calibration]: Bounds } = {
  kappa: [0.001, 0.11],
  mnistPytorchRate: [0.3, 30],
  mnistTensorflowRate: [0.3, 30],
};

const names = Object.keys(bounds) as (keyof Calibration)[];

/**
 * Fits the constants by random search: draws all over the bounds (on a logarithmic scale), then draws around the best one
 * in a box that shrinks. The error is a step function of most constants, since a list changes or it does not, so methods
 * that follow a slope do not apply. The same seed gives the same constants.
 */
export function fit(seed = 1, draws = 200): Calibration {
  const rng = createStreams(seed).get("fit");
  const draw = (centre: Calibration | null, width: number): Calibration => {
    const entries = names.map((name) => {
      const [low, high] = bounds[name].map(Math.log) as [number, number];
      const middle = centre === null ? (low + high) / 2 : Math.log(centre[name]);
      const value = middle + (rng() - 0.5) * (high - low) * width;
      return [name, round(Math.exp(Math.min(high, Math.max(low, value))))];
    });
    return Object.fromEntries(entries) as unknown as Calibration;
  };
  let best = draw(null, 1);
  let bestError = fitError(best);
  for (let done = 0; done < 2 * draws; done += 1) {
    const isLocal = done >= draws;
    const candidate = isLocal ? draw(best, 0.4 * (1 - (done - draws) / draws) + 0.01) : draw(null, 1);
    const error = fitError(candidate);
    if (error < bestError) [best, bestError] = [candidate, error];
  }
  return best;
}

/** Root mean square of the errors on the fitted rows, each in its unit. */
function fitError(constants: Calibration): number {
  const schedule = fixedThree(constants, { name: "fair-share", params: {} });
  const errors = reductions.map(({ alpha, intervalSec, percent }) => {
    const { mnistTensorflow } = naCompletionSec;
    const completionSec = completions(schedule, flowCon(alpha, intervalSec))[2]!;
    return (100 * (1 - completionSec / mnistTensorflow) - percent) / reductionUnit;
  });
  const [vaeSec] = completions(schedule, flowCon(makespan.alpha, makespan.intervalSec));
  errors.push((100 * (vaeSec! / makespan.sec - 1)) / makespanUnitPercent);
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}

const flowCon = (alpha: number, intervalSec: number): SchedulerChoice => ({
  name: "flowcon",
  params: { alpha, intervalSec },
});

const completions = (schedule: Scenario, scheduler: SchedulerChoice): readonly number[] =>
  simulate({ ...schedule, scheduler }, { recordTimeline: false }).records.map((record) => record.completionSec!);

/** Four significant digits: more would pretend to a precision that the fit does not have. */
const round = (value: number): number => Number(value.toPrecision(4));
