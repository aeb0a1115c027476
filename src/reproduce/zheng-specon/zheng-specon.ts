import { assert } from "../../domain/assert.js";
import type { FittedConstant, PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import type { Claims } from "../claim.js";
import { describe } from "../distribution.js";
import type { SourceReproduction } from "../source-reproduction.js";
import { judgeOverhead, overheadFigures } from "./checkpoint-overhead.js";
import { fiftyClaims, fixedVaeClaims, randomVaeClaims, thirtyClaims, twentyClaims } from "./claims.js";
import { errata, generalErrata } from "./errata.js";
import { fixedVae, randomMixed, randomVae, sizeFactor } from "./experiments.js";
import { barsPicture, thirtyJobPictures } from "./figures.js";
import { Lab, together, usual } from "./lab.js";
import { judgeMixed, type MixedRun } from "./summary.js";

/** Section 6.2 of Zheng's thesis: SpeCon. */
export const zhengSpeCon: SourceReproduction = {
  name: "zheng-specon",
  title: "SpeCon: moving converged containers in a cluster",
  source: "Zheng, Efficient Resource Management for Deep Learning Applications with Virtual Containers, section 6.2",
  reproduce,
};

function reproduce(published: readonly PublishedNumber[], seedCount: number): Reproduction {
  const labs = {
    fixed: new Lab(fixedVae, seedCount),
    vae: new Lab(randomVae, seedCount),
    twenty: new Lab((policies) => randomMixed(20, 4, 300, policies), seedCount),
    thirty: new Lab((policies) => randomMixed(30, 4, 300, policies), seedCount),
    fifty: new Lab((policies) => randomMixed(50, 8, 1200, policies), seedCount),
  };
  const claims: Claims = {
    ...fixedVaeClaims(labs.fixed),
    ...randomVaeClaims(labs.vae),
    ...twentyClaims(labs.twenty),
    ...thirtyClaims(labs.thirty),
    ...fiftyClaims(labs.fifty),
  };
  const byId = new Map(published.map((row) => [row.id, row]));
  return {
    name: zhengSpeCon.name,
    title: zhengSpeCon.title,
    source: zhengSpeCon.source,
    outcomes: published.map((row) => {
      const judge = claims[row.id];
      assert(judge !== undefined, `row ${row.id} has a claim`);
      return { published: row, ...judge(row), erratum: errata[row.id] ?? null };
    }),
    figures: [...overheadFigures(), ...pictures(labs)],
    constants: constants(),
    summary: [judgeOverhead(seedCount), ...mixedRuns(labs).flatMap((each) => judgeMixed(each, byId))],
    notes: [
      "DS is `kubernetes-default`, the filters and scores of kube-scheduler 1.17 with its default requests. It places by image, " +
        "and images are missing at first in the runs with mixed jobs: that is what leaves its workers unequally loaded.",
      `All runs are over ${seedCount} seeds, the same jobs for both schedulers. A published value counts as reproduced when it ` +
        "lies between the 5 % and 95 % quantiles; the judgements also ask how far the medians are from it.",
      ...mixedRuns(labs).map(togetherNote),
      ...generalErrata,
    ],
  };
}

/** SpeCon and FlowCon together, beside SpeCon alone: medians over seeds, since there is no published value. */
function togetherNote({ what, lab }: MixedRun): string {
  const percent = (values: readonly number[]): string => `${describe(values).median.toFixed(1)} %`;
  return (
    `${what}, SpeCon and FlowCon together (not published): the mean completion time falls by ${percent(lab.meanReductionPercent(together))} ` +
    `and the makespan by ${percent(lab.makespanReductionPercent(together))} against DS, medians over seeds; SpeCon alone ` +
    `${percent(lab.meanReductionPercent(usual))} and ${percent(lab.makespanReductionPercent(usual))}.`
  );
}

interface Labs {
  readonly fixed: Lab;
  readonly vae: Lab;
  readonly twenty: Lab;
  readonly thirty: Lab;
  readonly fifty: Lab;
}

const mixedRuns = ({ twenty, thirty, fifty }: Labs): readonly MixedRun[] => [
  run("20 jobs on 4 workers", twenty, 20, ["sc-26", "sc-27", "sc-28", "sc-29", "sc-20"]),
  run("30 jobs on 4 workers", thirty, 30, ["sc-35", "sc-36", "sc-33", "sc-34", "sc-30"]),
  run("50 jobs on 8 workers", fifty, 50, ["sc-45", "sc-46", "sc-43", "sc-44", "sc-40"]),
];

const run = (
  what: string,
  lab: Lab,
  jobs: number,
  [dsMakespan, speConMakespan, dsMean, speConMean, improved]: readonly [string, string, string, string, string],
): MixedRun => ({
  what,
  lab,
  jobs,
  rows: { dsMakespan, speConMakespan, dsMean, speConMean, improved },
});

/** Each with the published numbers that belong to it. */
function pictures({ fixed, vae, twenty, thirty, fifty }: Labs): Reproduction["figures"] {
  const at = (alpha: number, intervalSec: number): typeof usual => ({ alpha, intervalSec });
  const overIntervals = [null, at(0.05, 20), at(0.05, 25), at(0.05, 30)];
  const overAlphas = [null, at(0.01, 30), at(0.05, 30), at(0.1, 30)];
  const both = [null, usual];
  const [dsLoad, speConLoad, dsCpu, speConCpu] = thirtyJobPictures(thirty);
  const claimsOf = (first: number, last: number): readonly string[] =>
    Array.from({ length: last - first + 1 }, (_, index) => `sc-${String(first + index).padStart(2, "0")}`);
  return [
    {
      ...barsPicture("6.16", "20 VAE jobs, one every 50 s", fixed, both, [
        [17, null, 348.7],
        [17, usual, 217.6],
      ]),
      claims: claimsOf(1, 7),
    },
    {
      ...barsPicture("6.17", "20 VAE jobs at random, alpha = 0.05, different intervals", vae, overIntervals, [
        [1, null, 461.2],
        [1, at(0.05, 20), 420.2],
        [1, at(0.05, 25), 345.8],
        [1, at(0.05, 30), 379.9],
      ]),
      claims: claimsOf(10, 16),
    },
    {
      ...barsPicture("6.18", "20 VAE jobs at random, interval 30 s, different alphas", vae, overAlphas, []),
      claims: claimsOf(17, 19),
    },
    {
      ...barsPicture(
        "6.19",
        "20 mixed jobs at random",
        twenty,
        [...both, together],
        [
          [14, null, 1167.8],
          [14, usual, 799.2],
        ],
      ),
      claims: claimsOf(20, 29),
    },
    {
      ...barsPicture("6.20", "30 mixed jobs at random", thirty, both, [
        [2, null, 447.4],
        [2, usual, 314.9],
      ]),
      claims: claimsOf(30, 36),
    },
    { ...dsLoad!, claims: [] },
    { ...speConLoad!, claims: claimsOf(37, 38) },
    { ...dsCpu!, claims: [] },
    { ...speConCpu!, claims: ["sc-39"] },
    {
      ...barsPicture("6.25", "50 mixed jobs at random on 8 workers", fifty, both, [
        [50, null, 467.5],
        [50, usual, 273.4],
      ]),
      claims: claimsOf(40, 46),
    },
  ];
}

const constants = (): readonly FittedConstant[] => [
  {
    name: "factor on the job sizes of Table 6.3",
    value: sizeFactor,
    unit: "",
    fittedOn: "fitted on sc-26 to sc-29 (20 jobs), judged on 30 and 50 jobs",
  },
  {
    name: "CPU of a worker that containers may use",
    value: 1.25,
    unit: "R320 nodes",
    fittedOn: "derived from sc-07 and the size of VAE (fc-01 to fc-04)",
  },
];
