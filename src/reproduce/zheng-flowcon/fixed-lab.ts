import type { RunResult } from "../../domain/result.js";
import { simulate } from "../../run/simulate.js";
import { type Calibration, calibration } from "./calibration.js";
import { fixedThree, naCompletionSec } from "./fixed-three.js";
import { type Setting, schedulerOf, settingText } from "./setting.js";

/** The fixed schedule, each setting simulated once. */
export class FixedLab {
  readonly #constants: Calibration;
  readonly #results: Map<string, RunResult> = new Map();

  constructor(constants: Calibration = calibration) {
    this.#constants = constants;
  }

  result(setting: Setting): RunResult {
    const key = settingText(setting);
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const result = simulate(fixedThree(this.#constants, schedulerOf(setting)));
    this.#results.set(key, result);
    return result;
  }

  completionSec(job: "vae" | "mnist-pt" | "mnist-tf", setting: Setting): number {
    return this.result(setting).records.find((record) => record.id === job)!.completionSec!;
  }

  /** VAE arrives first and ends last, so its completion time is the makespan. */
  makespanSec(setting: Setting): number {
    return this.completionSec("vae", setting);
  }

  /** Of MNIST-T's completion time, against the published time without FlowCon, in per cent. */
  reductionPercent(setting: Setting): number {
    return 100 * (1 - this.completionSec("mnist-tf", setting) / naCompletionSec.mnistTensorflow);
  }

  makespanReductionPercent(setting: Setting): number {
    return 100 * (1 - this.makespanSec(setting) / naCompletionSec.vae);
  }

  /** Limit that FlowCon sets at a moment, as a fraction of the node. */
  limitAt(job: string, timeSec: number, setting: Setting): number {
    const rows = this.result(setting).growth.filter((row) => row.job === job && row.timeSec === timeSec);
    return rows.at(-1)?.limit ?? Number.NaN;
  }

  /** CPUs that a job has from a moment on. */
  cpusAt(job: string, timeSec: number, setting: Setting): number {
    const rows = this.result(setting).timeline.filter((row) => row.job === job && row.timeSec <= timeSec);
    return rows.at(-1)?.cpus ?? 0;
  }
}
