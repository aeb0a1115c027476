import type { PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import { proportionInterval } from "../../metrics/intervals.js";
import { describe } from "../distribution.js";
import type { FixedLab } from "./fixed-lab.js";
import { naCompletionSec } from "./fixed-three.js";
import { manyJobs } from "./random-claims.js";
import type { RandomLab } from "./random-lab.js";

type Judgement = Reproduction["summary"][number];

/** Reductions of MNIST-T's completion time that nothing was fitted on. */
const heldOutReductions = [
  { id: "fc-11", alpha: 0.05, intervalSec: 20 },
  { id: "fc-12", alpha: 0.05, intervalSec: 30 },
  { id: "fc-19", alpha: 0.03, intervalSec: 20 },
  { id: "fc-20", alpha: 0.05, intervalSec: 20 },
  { id: "fc-21", alpha: 0.1, intervalSec: 20 },
  { id: "fc-22", alpha: 0.15, intervalSec: 20 },
] as const;

const heldOutMakespans = [
  { id: "fc-05", intervalSec: 20 },
  { id: "fc-06", intervalSec: 30 },
  { id: "fc-07", intervalSec: 40 },
  { id: "fc-08", intervalSec: 50 },
] as const;

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/** Judgements over several rows of the fixed schedule. */
export function judgeFixed(lab: FixedLab, published: ReadonlyMap<string, PublishedNumber>): readonly Judgement[] {
  const reductions = heldOutReductions.map(({ id, ...setting }) => {
    const row = published.get(id)!;
    const percent =
      row.unit === "s" ? 100 * (1 - Number(row.value) / naCompletionSec.mnistTensorflow) : Number(row.value);
    return { published: percent, ours: lab.reductionPercent(setting) };
  });
  const points = rootMeanSquare(reductions.map(({ published: theirs, ours }) => ours - theirs));
  const makespans = heldOutMakespans.map(({ id, intervalSec }) => {
    const theirs = Number(published.get(id)!.value);
    return { theirs, ours: lab.makespanSec({ alpha: 0.05, intervalSec }) };
  });
  const errors = makespans.map(({ theirs, ours }) => 100 * (ours / theirs - 1));
  const worst = Math.max(...errors.map(Math.abs));
  const signs = [
    ...reductions.map(({ published: theirs, ours }) => Math.sign(theirs) === Math.sign(ours)),
    ...makespans.map(
      ({ theirs, ours }) => Math.sign(naCompletionSec.vae - theirs) === Math.sign(naCompletionSec.vae - ours),
    ),
  ];
  const rightSigns = signs.filter(Boolean).length;
  const atInterval = (intervalSec: number): number => lab.reductionPercent({ alpha: 0.1, intervalSec });
  const atAlpha = (alpha: number): number => lab.reductionPercent({ alpha, intervalSec: 20 });
  const percent = (value: number): string => `${value.toFixed(1)} %`;
  return [
    {
      what: "Reductions of MNIST-T's completion time, held out (fc-11, 12, 19-22): root-mean-square error",
      value: `${points.toFixed(1)} points`,
      target: "at most 7 points",
      met: points <= 7,
    },
    {
      what: "Makespans under FlowCon, held out (fc-05 to fc-08): root-mean-square error",
      value: percent(rootMeanSquare(errors)),
      target: "at most 3 %",
      met: rootMeanSquare(errors) <= 3,
    },
    {
      what: "The same makespans: largest error",
      value: percent(worst),
      target: "at most 3 %",
      met: worst <= 3,
    },
    {
      what: "Signs of the held-out reductions and makespan changes",
      value: `${rightSigns} of ${signs.length} right`,
      target: "all",
      met: rightSigns === signs.length,
    },
    {
      what: "A long interval loses the gain (Table 6.2, alpha 10 %): reduction at 20 s and at 60 s",
      value: `${percent(atInterval(20))} and ${percent(atInterval(60))}`,
      target: "less at 60 s",
      met: atInterval(60) < atInterval(20),
    },
    {
      what: "A high alpha gives less (Table 6.2, interval 20 s): reduction at 1 % and at 15 %",
      value: `${percent(atAlpha(0.01))} and ${percent(atAlpha(0.15))}`,
      target: "less at 15 %",
      met: atAlpha(0.15) < atAlpha(0.01),
    },
  ];
}

/** Judgements over the seeds of a 10- or 15-job schedule. */
export function judgeMany(lab: RandomLab, jobs: number, publishedImproved: string): readonly Judgement[] {
  const before = lab.makespanSec(null);
  const ratios = lab.makespanSec(manyJobs).map((sec, index) => sec / before[index]!);
  const { median } = describe(ratios);
  const improved = lab.improved(manyJobs).reduce((sum, count) => sum + count, 0);
  const { estimate, low, high } = proportionInterval(improved, jobs * lab.seeds.length);
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
  const published = Number(publishedImproved) / jobs;
  return [
    {
      what: `${jobs} jobs: makespan under FlowCon over fair share, median of ${lab.seeds.length} seeds`,
      value: median.toFixed(4),
      target: "at most 1.01",
      met: median <= 1.01,
    },
    {
      what: `${jobs} jobs: share of jobs improved over ${lab.seeds.length} seeds, with its 95 % confidence interval`,
      value: `${percent(estimate)} (${percent(low)} to ${percent(high)})`,
      target: `published ${publishedImproved} of ${jobs}, ${percent(published)}`,
      met: low <= published && published <= high,
    },
  ];
}
