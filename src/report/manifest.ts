import type { RunResult } from "../domain/result.js";
import type { PluginFact, RunContext } from "./context.js";
import { type SchedulerJson, schedulerJson } from "./run-json.js";

/** What is needed to repeat a run and to know that it was repeated. No date: the same run gives the same bytes. */
export interface Manifest {
  /** Raised when a result file changes so that an older reader would misread it. */
  readonly formatVersion: 1;
  readonly descentVersion: string;
  readonly scenario: string;
  readonly scenarioSha256: string;
  readonly seed: number;
  readonly scheduler: SchedulerJson;
  readonly placement: SchedulerJson | null;
  readonly command: string;
  /** Absent: none. */
  readonly plugins?: readonly PluginFact[];
}

export const manifest = (
  result: Pick<RunResult, "scenario" | "seed" | "scheduler" | "placement">,
  context: RunContext,
): Manifest => ({
  formatVersion: 1,
  descentVersion: context.descentVersion,
  scenario: result.scenario,
  scenarioSha256: context.scenarioSha256,
  seed: result.seed,
  scheduler: schedulerJson(result.scheduler),
  placement: result.placement === null ? null : schedulerJson(result.placement),
  command: context.command,
  ...(context.plugins === undefined || context.plugins.length === 0 ? {} : { plugins: context.plugins }),
});
