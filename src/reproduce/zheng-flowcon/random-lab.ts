import type { JobRecord } from "../../domain/record.js";
import type { RunResult } from "../../domain/result.js";
import { makespanSec } from "../../metrics/summary.js";
import { simulate } from "../../run/simulate.js";
import type { Scenario, SchedulerChoice } from "../../scenario/scenario.js";
import { randomFive, randomMany } from "./random-schedules.js";
import { type Setting, schedulerOf, settingText } from "./setting.js";

/** A completion time below another by less than this is the same time, rounded. */
const sameSec = 1e-6;

/** One random schedule over many seeds, with common random numbers: a seed gives every setting the same jobs. */
export class RandomLab {
  readonly seeds: readonly number[];
  readonly #count: number;
  readonly #scenarios: Map<string, Scenario> = new Map();
  readonly #records: Map<string, readonly (readonly JobRecord[])[]> = new Map();

  /** @param count jobs: 5, 10 or 15 */
  constructor(count: number, seedCount: number) {
    this.#count = count;
    this.seeds = Array.from({ length: seedCount }, (_, index) => index + 1);
  }

  /** One seed with everything recorded; `observed`: what FlowCon would compute without setting a limit. */
  run(setting: Setting, seed: number, observed: Setting = null): RunResult {
    const scheduler =
      observed === null ? schedulerOf(setting) : { name: "flowcon", params: { ...observed, observeOnly: true } };
    return simulate(this.#scenario(scheduler, seed, `${settingText(setting)} ${settingText(observed)}`), { seed });
  }

  completionSec(job: number, setting: Setting): readonly number[] {
    return this.#all(setting).map((records) => records[job - 1]!.completionSec!);
  }

  /** Of one job's completion time against its time without FlowCon, in per cent. */
  reductionPercent(job: number, setting: Setting): readonly number[] {
    const before = this.completionSec(job, null);
    return this.completionSec(job, setting).map((sec, index) => 100 * (1 - sec / before[index]!));
  }

  increaseSec(job: number, setting: Setting): readonly number[] {
    const before = this.completionSec(job, null);
    return this.completionSec(job, setting).map((sec, index) => sec - before[index]!);
  }

  makespanSec(setting: Setting): readonly number[] {
    return this.#all(setting).map((records) => makespanSec(records)!);
  }

  makespanReductionPercent(setting: Setting): readonly number[] {
    const before = this.makespanSec(null);
    return this.makespanSec(setting).map((sec, index) => 100 * (1 - sec / before[index]!));
  }

  /** How many jobs of each seed end sooner than without FlowCon. */
  improved(setting: Setting): readonly number[] {
    const before = this.#all(null);
    return this.#all(setting).map(
      (records, index) =>
        records.filter((record, job) => record.completionSec! < before[index]![job]!.completionSec! - sameSec).length,
    );
  }

  #all(setting: Setting): readonly (readonly JobRecord[])[] {
    const key = settingText(setting);
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const records = this.seeds.map((seed) => {
      const scenario = this.#scenario(schedulerOf(setting), seed, key);
      return simulate(scenario, { seed, recordTimeline: false }).records;
    });
    this.#records.set(key, records);
    return records;
  }

  /** The five-job schedule depends on the seed itself; the others leave the draw to the run. */
  #scenario(scheduler: SchedulerChoice, seed: number, key: string): Scenario {
    if (this.#count === 5) return randomFive(scheduler, seed);
    const known = this.#scenarios.get(key) ?? randomMany(scheduler, this.#count);
    this.#scenarios.set(key, known);
    return known;
  }
}
