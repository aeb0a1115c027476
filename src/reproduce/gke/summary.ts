import type { PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import { mean } from "../../metrics/quantile.js";
import { simulate } from "../../run/simulate.js";
import { answerWorkers, crossover, type WorkerAnswer } from "../../run/worker-counts.js";
import { keepsOrder } from "./fit.js";
import type { Setting, Times } from "./settings.js";
import { spawnExample } from "./testbed.js";

type Judgement = Reproduction["summary"][number];

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

export function summary(
  published: readonly PublishedNumber[],
  times: ReadonlyMap<Setting, Times>,
): readonly Judgement[] {
  const value = (id: string): number => Number(published.find((row) => row.id === id)!.value);
  const maxima = [...times].map(([{ maxRow }, { maxSec }]) => ({ ours: maxSec, theirs: value(maxRow) }));
  const averages = [...times].map(([{ averageRow }, { averageSec }]) => ({
    ours: averageSec,
    theirs: value(averageRow),
  }));
  return [
    near("the twelve times of the table, two constants fitted on the six maxima", [...maxima, ...averages]),
    near("the six averages, which nothing was fitted on", averages),
    ordered("order of the six maxima over nodes and workers (kept by the fit)", maxima),
    ordered("order of the six averages over nodes and workers", averages),
    payingOff(),
  ];
}

function near(what: string, pairs: readonly Pair[]): Judgement {
  const error = 100 * Math.sqrt(mean(pairs.map(({ ours, theirs }) => (ours / theirs - 1) ** 2))!);
  return {
    what: `${what}: root mean square of the relative errors`,
    value: `${error.toFixed(1)} %`,
    target: "at most 15 %",
    met: error <= 15,
  };
}

const ordered = (what: string, pairs: readonly Pair[]): Judgement => ({
  what,
  value: pairs
    .toSorted((a, b) => b.theirs - a.theirs)
    .map(({ ours }) => `${ours.toFixed(1)} s`)
    .join(" > "),
  target: "falls as the published ones do",
  met: keepsOrder(pairs),
});

/** The most workers that the question is asked for. */
const mostWorkers = 8;

export const answerFor = (workCpuSec: number): WorkerAnswer =>
  answerWorkers(spawnExample(workCpuSec, 1), "job", mostWorkers);

/** The slides' question: from which work on do more workers pay? They say: 5 does not, 20 does, for five against one. */
function payingOff(): Judgement {
  const fromCpuSec = crossover(
    (workers, work) => simulate(spawnExample(work, workers)).records[0]!.completionSec,
    { fewer: 1, more: 5 },
    5,
  )!;
  const bests = [5, 20].map((work) => {
    const { best, counts } = answerFor(work);
    return `for a work of ${work}, ${best} workers are the fastest (${counts[best! - 1]!.completionSec!.toFixed(1)} s)`;
  });
  return {
    what: "how many workers pay off: work from which on five beat one",
    value: `${fromCpuSec.toFixed(1)} CPU-seconds; ${bests.join(", ")}`,
    target: "between 5 and 20: five workers lose at 5 and win at 20",
    met: fromCpuSec > 5 && fromCpuSec < 20,
  };
}
