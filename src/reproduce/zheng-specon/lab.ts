import type { JobRecord } from "../../domain/record.js";
import type { RunResult } from "../../domain/result.js";
import { makespanSec } from "../../metrics/summary.js";
import { simulate } from "../../run/simulate.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { Policies } from "./experiments.js";

/** How SpeCon is set; null: the default scheduler, which the source calls DS. */
export type Setting = {
  readonly alpha: number;
  readonly intervalSec: number;
  /** Whether FlowCon limits the containers on each worker besides. */
  readonly withFlowCon?: boolean;
} | null;

/** alpha and interval of all experiments but those that vary them (6.2.3). */
export const usual: Setting = { alpha: 0.01, intervalSec: 30 };

export const settingText = (setting: Setting): string => {
  if (setting === null) return "DS";
  const { alpha, intervalSec, withFlowCon } = setting;
  return `SpeCon ${alpha}, ${intervalSec} s${withFlowCon === true ? " + FlowCon" : ""}`;
};

function policiesOf(setting: Setting): Policies {
  if (setting === null) return { scheduler: { name: "kubernetes-default" } };
  const { alpha, intervalSec, withFlowCon } = setting;
  const specon = { name: "specon", alpha, intervalSec };
  return withFlowCon === true ? { scheduler: { name: "flowcon" }, placement: specon } : { scheduler: specon };
}

/** SpeCon with FlowCon on each worker: a run that nobody has published. */
export const together: Setting = { alpha: 0.01, intervalSec: 30, withFlowCon: true };

/** A completion time below another by less than this is the same time, rounded. */
const sameSec = 1e-6;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** One experiment over many seeds, with common random numbers: jobs and their times are the same under every setting. */
export class Lab {
  readonly seeds: readonly number[];
  readonly #scenario: (policies: Policies) => Scenario;
  readonly #scenarios: Map<string, Scenario> = new Map();
  readonly #records: Map<string, readonly (readonly JobRecord[])[]> = new Map();

  constructor(scenario: (policies: Policies) => Scenario, seedCount: number) {
    this.#scenario = scenario;
    this.seeds = Array.from({ length: seedCount }, (_, index) => index + 1);
  }

  /** One seed with everything recorded. */
  run(setting: Setting, seed: number): RunResult {
    return simulate(this.#parsed(setting), { seed });
  }

  completionSec(job: number, setting: Setting): readonly number[] {
    return this.#all(setting).map((records) => records[job - 1]!.completionSec!);
  }

  meanCompletionSec(setting: Setting): readonly number[] {
    return this.#all(setting).map((records) => mean(records.map((record) => record.completionSec!)));
  }

  makespanSec(setting: Setting): readonly number[] {
    return this.#all(setting).map((records) => makespanSec(records)!);
  }

  /** Of the mean completion time, against DS, in per cent. */
  meanReductionPercent(setting: Setting): readonly number[] {
    return reductions(this.meanCompletionSec(null), this.meanCompletionSec(setting));
  }

  makespanReductionPercent(setting: Setting): readonly number[] {
    return reductions(this.makespanSec(null), this.makespanSec(setting));
  }

  /** How many jobs of each seed end sooner than under DS. */
  improved(setting: Setting): readonly number[] {
    return this.#changes(setting).map((changes) => changes.filter((change) => change > sameSec).length);
  }

  /** Mean time that the improved jobs gain, by seed; seeds without one are left out. */
  gainOfImprovedSec(setting: Setting): readonly number[] {
    return meansOf(this.#changes(setting), (change) => change > sameSec);
  }

  /** Mean time that the other jobs lose, by seed; seeds without one are left out. */
  lossOfOthersSec(setting: Setting): readonly number[] {
    return meansOf(this.#changes(setting), (change) => change <= sameSec).map((change) => -change);
  }

  /** Seconds by which each job of each seed ends sooner than under DS. */
  #changes(setting: Setting): readonly (readonly number[])[] {
    const before = this.#all(null);
    return this.#all(setting).map((records, seed) =>
      records.map((record, job) => before[seed]![job]!.completionSec! - record.completionSec!),
    );
  }

  #all(setting: Setting): readonly (readonly JobRecord[])[] {
    const key = settingText(setting);
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const scenario = this.#parsed(setting);
    const records = this.seeds.map((seed) => simulate(scenario, { seed, recordTimeline: false }).records);
    this.#records.set(key, records);
    return records;
  }

  #parsed(setting: Setting): Scenario {
    const key = settingText(setting);
    const known = this.#scenarios.get(key) ?? this.#scenario(policiesOf(setting));
    this.#scenarios.set(key, known);
    return known;
  }
}

const reductions = (before: readonly number[], after: readonly number[]): readonly number[] =>
  after.map((value, seed) => 100 * (1 - value / before[seed]!));

const meansOf = (changes: readonly (readonly number[])[], isWanted: (change: number) => boolean): readonly number[] =>
  changes.map((each) => each.filter(isWanted)).flatMap((each) => (each.length === 0 ? [] : [mean(each)]));
