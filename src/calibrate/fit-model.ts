import { InputError } from "../domain/errors.js";
import type { LibraryModel } from "../domain/model-library.js";
import { MAX_START_UP } from "../loss/limits.js";
import { groupBy } from "../metrics/group-by.js";
import type { Rng } from "../random/rng.js";
import { historiesOf } from "../recording/history.js";
import { ownUse, parallelLimit } from "../recording/widest-use.js";
import { fitLoss, type SeedSeries } from "./fit-loss.js";
import { fitWork } from "./fit-work.js";
import type { ObservedRun } from "./observed.js";
import { median } from "./points.js";

/**
 * Everything about one model that its runs tell.
 *
 * @param runs at least one, all of the model
 * @throws InputError when no run can be used, or when they did not do the same work
 */
export function fitModel(name: string, runs: readonly ObservedRun[], rng: Rng): LibraryModel {
  const work = fitWork(runs);
  const first = runs[0]!;
  if (work === null) {
    throw new InputError(
      first.source.name,
      name,
      "every run of this model was disturbed or restarted; record one alone",
    );
  }
  const steps = stepsOf(name, runs);
  const workCpuSec = work.workCpuSec.estimate;
  const loss = lossOf(runs, steps, work, rng);
  const uses = runs.map(ownUseOf).filter((use) => use !== null);
  const ownUseCpus = uses.length === 0 ? null : Math.max(...uses);
  return {
    workCpuSec,
    cpusMax: parallelLimit(ownUseCpus),
    memoryMb: median(runs.map(peakMemoryMb)),
    contention: work.contention === null ? null : Math.max(0, work.contention.estimate),
    loss: loss?.loss ?? null,
    fit: { ...work, steps, ownUseCpus, loss: loss?.fit ?? null },
  };
}

function stepsOf(name: string, runs: readonly ObservedRun[]): number {
  const lasts = runs.map(({ history, source }) => ({ source, steps: history.losses.at(-1)?.step ?? 0 }));
  const [first, ...others] = lasts;
  const other = others.find(({ steps }) => steps !== first!.steps);
  if (other === undefined) return first!.steps;
  throw new InputError(
    other.source.name,
    name,
    `trained ${other.steps} steps, but ${first!.steps} in ${first!.source.name}; one model is one amount of work`,
  );
}

/** The curve counts from the first report on; what the work has after the last step is spent on ending. */
function lossOf(
  runs: readonly ObservedRun[],
  steps: number,
  { workCpuSec, cpuSecPerStep, startUpCpuSec }: NonNullable<ReturnType<typeof fitWork>>,
  rng: Rng,
): ReturnType<typeof fitLoss> | null {
  // The same seed gives the same losses, so one run of each is all there is to know.
  const bySeed = [...groupBy(runs, ({ history }) => String(history.plan.seed)).values()];
  const reports = bySeed.map(([run]) => run!.history.losses).filter((losses) => losses.length > 1);
  if (reports.length === 0) return null;
  const firstStep = Math.min(...reports.map((losses) => losses[0]!.step));
  const beforeCpuSec = startUpCpuSec.estimate + firstStep * cpuSecPerStep.estimate;
  const startUp = Math.min(MAX_START_UP, beforeCpuSec / workCpuSec.estimate);
  const lastX = Math.min(1, ((steps - firstStep) * cpuSecPerStep.estimate) / (workCpuSec.estimate * (1 - startUp)));
  const series: readonly SeedSeries[] = reports.map((losses) => ({
    xs: losses.map(({ step }) => ((step - firstStep) / (steps - firstStep)) * lastX),
    losses: losses.map(({ loss }) => loss),
  }));
  const { xs } = series[0]!;
  return fitLoss(series, { reportEvery: median(xs.slice(1).map((x, i) => x - xs[i]!)), startUp }, rng);
}

function ownUseOf({ history, source }: ObservedRun): number | null {
  const { whole } = historiesOf(source.recording);
  const own = whole.find(({ plan }) => plan.id === history.plan.id)!;
  return ownUse(own, whole, source.recording.plan.node.cpus);
}

function peakMemoryMb({ history, source }: ObservedRun): number {
  const own = source.recording.samples.filter(({ container }) => container === history.plan.id);
  return Math.max(0, ...own.map(({ memoryMb }) => memoryMb ?? 0));
}
