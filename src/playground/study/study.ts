import { valueAt } from "../../domain/path.js";
import type { RunResult } from "../../domain/result.js";
import { simulate } from "../../run/simulate.js";
import type { Override } from "../../scenario/overrides.js";
import { parseDocument, type ScenarioDocument } from "../../scenario/parse.js";
import type { Scenario } from "../../scenario/scenario.js";
import { findScheduler } from "../../schedulers/registry.js";
import { jobCount } from "../../workload/job-source.js";
import type { Available } from "./picture.js";
import { type Settings, type SideName, sideNames } from "./settings.js";

/** Two runs of one scenario. */
export interface Study {
  readonly scenario: Scenario;
  readonly runs: Readonly<Record<SideName, RunResult>>;
  readonly available: Available;
}

/** Simulates what the settings say. Throws InputError with the line of `text`. Pure: equal settings, equal study. */
export class Laboratory {
  #text: string | null = null;
  #document: ScenarioDocument | null = null;
  /** The last run of each side with what gave it: a slider often changes only one of them. */
  readonly #last: Map<SideName, { readonly key: string; readonly result: RunResult }> = new Map();

  /** @param text the scenario's YAML; read once while it stays the same */
  run(text: string, settings: Settings): Study {
    const document = this.#read(text);
    const scenarios = { left: scenarioOf(document, settings, "left"), right: scenarioOf(document, settings, "right") };
    const { jobs, seed } = settings;
    const run = (side: SideName): RunResult => {
      const { scheduler, placement } = scenarios[side];
      const key = JSON.stringify([jobs, seed, scheduler, placement]);
      const last = this.#last.get(side);
      if (last?.key === key) return last.result;
      const result = simulate(scenarios[side], { recordDecisions: true });
      this.#last.set(side, { key, result });
      return result;
    };
    return {
      scenario: scenarios.left,
      runs: { left: run("left"), right: run("right") },
      available: availableFor(document, scenarios),
    };
  }

  #read(text: string): ScenarioDocument {
    if (this.#document === null || this.#text !== text) {
      this.#document = parseDocument(text, "scenario");
      this.#text = text;
      this.#last.clear();
    }
    return this.#document;
  }
}

function scenarioOf(document: ScenarioDocument, settings: Settings, side: SideName): Scenario {
  return document.resolve([
    ...schedulerOverrides(settings, settings[side]),
    ...jobOverrides(document, settings.jobs),
    ...(settings.seed === null ? [] : [{ path: "seed", value: settings.seed }]),
  ]);
}

const hasParameter = (scheduler: string, name: string): boolean =>
  Object.hasOwn(findScheduler(scheduler)?.params.shape ?? {}, name);

function schedulerOverrides(settings: Settings, name: string): readonly Override[] {
  const set = (parameter: "alpha" | "intervalSec"): readonly Override[] =>
    settings[parameter] !== null && hasParameter(name, parameter)
      ? [{ path: `scheduler.${parameter}`, value: settings[parameter] }]
      : [];
  return [{ path: "scheduler.name", value: name }, ...set("alpha"), ...set("intervalSec")];
}

/** More jobs come over a longer time: the rate of arrivals stays as the scenario has it. */
function jobOverrides(document: ScenarioDocument, jobs: number | null): readonly Override[] {
  const drawn = drawnJobs(document);
  if (jobs === null || drawn === null) return [];
  return [
    { path: "jobs.count", value: jobs },
    { path: "jobs.windowSec", value: (drawn.windowSec * jobs) / drawn.count },
  ];
}

function drawnJobs(document: ScenarioDocument): { readonly count: number; readonly windowSec: number } | null {
  const count = valueAt(document.value, ["jobs", "count"]);
  const windowSec = valueAt(document.value, ["jobs", "windowSec"]);
  return typeof count === "number" && count > 0 && typeof windowSec === "number" ? { count, windowSec } : null;
}

function availableFor(document: ScenarioDocument, scenarios: Readonly<Record<SideName, Scenario>>): Available {
  const inForce = (parameter: "alpha" | "intervalSec"): number | null => {
    for (const side of sideNames) {
      const value = scenarios[side].scheduler.params[parameter];
      if (typeof value === "number") return value;
    }
    return null;
  };
  const { jobs, seed } = scenarios.left;
  return {
    jobCount: jobCount(jobs),
    canSetJobs: drawnJobs(document) !== null,
    seed,
    alpha: inForce("alpha"),
    intervalSec: inForce("intervalSec"),
  };
}
