import { findModel } from "../../scenario/models/models.js";
import type { Scenario, SchedulerChoice } from "../../scenario/scenario.js";
import { scenarioOf } from "../scenario-of.js";
import type { Calibration } from "./calibration.js";

export const naCompletionSec = { mnistTensorflow: 84.7, mnistPytorch: 240.5, vae: 394 } as const;

/** Work of the three jobs, CPU-seconds of a whole R320. */
export interface Sizes {
  readonly vae: number;
  readonly mnistPytorch: number;
  readonly mnistTensorflow: number;
}

/**
 * Sizes that give the completion times without FlowCon (fc-01 to fc-04) exactly: n jobs at once each get 1/n of the node and
 * lose 1/(1 + kappa (n - 1)) of that. VAE is alone for 40 s and at the end, with MNIST-P from 40 to 80 s and from 164.7 to
 * 280.5 s, and all three are there for 84.7 s.
 */
export function sizesFor(kappa: number): Sizes {
  const { mnistTensorflow: three, mnistPytorch, vae } = naCompletionSec;
  const rateOfTwo = 1 / (2 * (1 + kappa));
  const rateOfThree = 1 / (3 * (1 + 2 * kappa));
  const withMnist = (mnistPytorch - three) * rateOfTwo + three * rateOfThree;
  return {
    vae: vae - mnistPytorch + withMnist,
    mnistPytorch: withMnist,
    mnistTensorflow: three * rateOfThree,
  };
}

/** exp(-rate x): its progress relative to the loss itself never fades, so one constant is the whole curve. */
const pureExponential = (rate: number): object => ({ kind: "exponential", initial: 1, final: Math.exp(-rate), rate });

/** The three-job schedule (6.1.3) with the given constants. */
export function fixedThree(constants: Calibration, scheduler: SchedulerChoice): Scenario {
  const sizes = sizesFor(constants.kappa);
  const vaeLoss = findModel("vae-pytorch")?.loss;
  const vaeRate = vaeLoss?.kind === "exponential" ? vaeLoss.rate : Number.NaN;
  return scenarioOf({
    name: "Zheng 6.1.3, three jobs at fixed times",
    nodes: [{ id: "r320", cpus: 1, memoryMb: 16384, contention: constants.kappa }],
    jobs: [
      { id: "vae", arrivalSec: 0, workCpuSec: sizes.vae, loss: pureExponential(vaeRate) },
      {
        id: "mnist-pt",
        arrivalSec: 40,
        workCpuSec: sizes.mnistPytorch,
        loss: pureExponential(constants.mnistPytorchRate),
      },
      {
        id: "mnist-tf",
        arrivalSec: 80,
        workCpuSec: sizes.mnistTensorflow,
        loss: pureExponential(constants.mnistTensorflowRate),
      },
    ],
    scheduler: { name: scheduler.name, ...scheduler.params },
  });
}
