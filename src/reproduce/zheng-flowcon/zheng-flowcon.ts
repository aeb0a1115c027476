import { assert } from "../../domain/assert.js";
import type { ClaimOutcome, FittedConstant, PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import type { Claims } from "../claim.js";
import type { SourceReproduction } from "../source-reproduction.js";
import { calibration, fittedOn, sizesFrom } from "./calibration.js";
import { errata } from "./errata.js";
import { figureClaims } from "./figure-claims.js";
import { fifteenJobFigures, fiveJobFigures, fixedFigures, progressFigure, tenJobFigures } from "./figures.js";
import { fixedClaims } from "./fixed-claims.js";
import { FixedLab } from "./fixed-lab.js";
import { sizesFor } from "./fixed-three.js";
import { progressClaims } from "./progress-claims.js";
import { fifteenJobClaims, fiveJobClaims, tenJobClaims } from "./random-claims.js";
import { RandomLab } from "./random-lab.js";
import { judgeFixed, judgeMany } from "./summary.js";

/** Chapters 3 and 6.1 of Zheng's thesis: FlowCon. */
export const zhengFlowCon: SourceReproduction = {
  name: "zheng-flowcon",
  title: "FlowCon: growth efficiency on one node",
  source: "Zheng, Efficient Resource Management for Deep Learning Applications with Virtual Containers, ch. 3 and 6.1",
  reproduce,
};

function reproduce(published: readonly PublishedNumber[], seedCount: number): Reproduction {
  const fixed = new FixedLab();
  const five = new RandomLab(5, seedCount);
  const ten = new RandomLab(10, seedCount);
  const fifteen = new RandomLab(15, seedCount);
  const claims: Claims = {
    ...fixedClaims(fixed),
    ...fiveJobClaims(five),
    ...tenJobClaims(ten),
    ...fifteenJobClaims(fifteen),
    ...progressClaims,
  };
  const byId = new Map(published.map((row) => [row.id, row]));
  return {
    name: zhengFlowCon.name,
    title: zhengFlowCon.title,
    source: zhengFlowCon.source,
    outcomes: published.map((row) => outcome(row, claims)),
    figures: [
      progressFigure(),
      ...fixedFigures(fixed),
      ...fiveJobFigures(five),
      ...tenJobFigures(ten),
      ...fifteenJobFigures(fifteen),
    ].map((picture) => ({ ...picture, claims: figureClaims[picture.id] ?? [] })),
    constants: constants(),
    summary: [...judgeFixed(fixed, byId), ...judgeMany(ten, 10, "9"), ...judgeMany(fifteen, 15, "11")],
    notes: [
      "FlowCon is the variant `thesis`; the authors' published code differs from it and is there as `authors-2019-03`.",
      `Random schedules are unknown draws. They are run over ${seedCount} seeds, the same jobs for every setting; a published ` +
        "value counts as reproduced when it lies between the 5 % and 95 % quantiles.",
      "An input is a number that a constant of the model was set, solved or fitted on. It is shown and not counted.",
      "The source repeats one setting (fc-13, fc-21) and differs from itself by 7.2 points.",
    ],
  };
}

function outcome(published: PublishedNumber, claims: Claims): ClaimOutcome {
  const judge = claims[published.id];
  assert(judge !== undefined, `row ${published.id} has a claim`);
  return { published, ...judge(published), erratum: errata[published.id] ?? null };
}

function constants(): readonly FittedConstant[] {
  const fitted = `fitted by random search, seed 1, on ${fittedOn.join(", ")}`;
  const solved = `solved from ${sizesFrom.join(", ")} at the fitted kappa`;
  const sizes = sizesFor(calibration.kappa);
  const row = (name: string, value: number, unit: string, on: string): FittedConstant => ({
    name,
    value,
    unit,
    fittedOn: on,
  });
  return [
    row(
      "contention factor kappa, three jobs",
      calibration.kappa,
      "per other container",
      `${fitted}; at most 0.11, as measured`,
    ),
    row("loss rate of MNIST-P", calibration.mnistPytorchRate, "per training", fitted),
    row("loss rate of MNIST-T", calibration.mnistTensorflowRate, "per training", fitted),
    row("work of VAE", sizes.vae, "CPU s", solved),
    row("work of MNIST-P", sizes.mnistPytorch, "CPU s", solved),
    row("work of MNIST-T", sizes.mnistTensorflow, "CPU s", solved),
  ];
}
