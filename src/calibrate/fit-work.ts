import type { Estimate, ModelFit } from "../domain/model-library.js";
import { studentQuantile } from "../metrics/student-t.js";
import { meanEstimate } from "./estimate.js";
import type { ObservedRun } from "./observed.js";

/** A run counts as alone when less than this many others ran beside it, on the mean. */
const MOST_COMPANY_ALONE = 0.01;

type WorkFit = Pick<
  ModelFit,
  "soloRuns" | "companyRuns" | "workCpuSec" | "spread" | "cpuSecPerStep" | "startUpCpuSec" | "contention"
>;

/**
 * CPU need of a model, from runs without restarts: alone, c = W; with m others, c = W (1 + kappa m).
 *
 * W is the mean over the runs alone. Where there is none, it is that of the others, and kappa is not known.
 * @returns null where no run can be used
 */
export function fitWork(runs: readonly ObservedRun[]): WorkFit | null {
  const usable = runs.filter(({ history }) => history.checkpoints === 0);
  const solo = usable.filter(({ company }) => company < MOST_COMPANY_ALONE);
  const company = usable.filter(({ company, isDisturbed }) => company >= MOST_COMPANY_ALONE && !isDisturbed);
  const base = solo.length > 0 ? solo : company;
  if (base.length === 0) return null;
  const needs = base.map(({ history }) => history.cpuSec);
  const workCpuSec = meanEstimate(needs);
  const parts = base.flatMap(({ history }) => stepCosts(history));
  return {
    soloRuns: solo.length,
    companyRuns: company.length,
    workCpuSec,
    spread: needs.length < 2 ? null : standardDeviation(needs) / workCpuSec.estimate,
    cpuSecPerStep: meanEstimate(parts.map(({ perStep }) => perStep)),
    startUpCpuSec: meanEstimate(parts.map(({ startUp }) => startUp)),
    contention: solo.length === 0 || company.length === 0 ? null : fitContention(solo, company, workCpuSec.estimate),
  };
}

/** CPU-seconds per step between the first and the last line of progress, and before the first step. */
function stepCosts(history: ObservedRun["history"]): readonly { readonly perStep: number; readonly startUp: number }[] {
  const [first, last] = [history.losses[0], history.losses.at(-1)];
  if (first === undefined || last === undefined || !(last.step > first.step)) return [{ perStep: 0, startUp: 0 }];
  const cpuOf = (row: typeof first): number => row.cpuSec ?? history.cpuAt(row.tSec);
  const perStep = (cpuOf(last) - cpuOf(first)) / (last.step - first.step);
  return [{ perStep, startUp: Math.max(0, cpuOf(first) - perStep * first.step) }];
}

/**
 * Least squares of c / W - 1 = kappa m. The interval is that of Student's t; it has the spread of W in it, and holds the runs
 * for independent, which those of one recording are not quite.
 */
function fitContention(solo: readonly ObservedRun[], company: readonly ObservedRun[], workCpuSec: number): Estimate {
  const excess = ({ history }: ObservedRun): number => history.cpuSec / workCpuSec - 1;
  const sumOf = (value: (run: ObservedRun) => number): number => company.reduce((sum, run) => sum + value(run), 0);
  const squares = sumOf((run) => run.company ** 2);
  const kappa = sumOf((run) => run.company * excess(run)) / squares;
  const degrees = solo.length + company.length - 2;
  if (degrees < 1) return { estimate: kappa, low: null, high: null };
  const residuals = [...solo.map(excess), ...company.map((run) => excess(run) - kappa * run.company)];
  const variance = residuals.reduce((sum, each) => sum + each ** 2, 0) / degrees;
  const meanTerm = sumOf((run) => run.company) ** 2 / (squares ** 2 * solo.length);
  const half = studentQuantile(degrees, 0.975) * Math.sqrt(variance * (1 / squares + meanTerm));
  return { estimate: kappa, low: kappa - half, high: kappa + half };
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
