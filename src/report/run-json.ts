import type { ExtenderTally } from "../domain/decision.js";
import type { RunResult, SchedulerLabel } from "../domain/result.js";
import { type JobJson, jobsJson } from "../metrics/jobs-json.js";
import { type ServiceSummary, summarizeService } from "../metrics/responses.js";
import { type Summary, summarize } from "../metrics/summary.js";

/** A name with its parameters beside it, as a scenario file writes it. */
export type SchedulerJson = { readonly name: string } & Readonly<Record<string, unknown>>;

/** The public account of a run without its jobs: what summary.json holds. */
export interface SummaryJson extends Summary {
  readonly scenario: string;
  readonly seed: number;
  readonly scheduler: SchedulerJson;
  readonly placement: SchedulerJson | null;
  /** How often a scheduler extender got its way; absent: none took part. */
  readonly extender?: ExtenderTally;
  /** In the order of their jobs; absent: no job serves. */
  readonly services?: readonly ServiceSummary[];
}

/** The public account of a run: what `--format json` prints. */
export interface RunJson extends SummaryJson {
  readonly jobs: readonly JobJson[];
}

export const runJson = (result: RunResult): RunJson => ({ ...summaryJson(result), jobs: jobsJson(result.records) });

export const summaryJson = (result: RunResult): SummaryJson => ({
  scenario: result.scenario,
  seed: result.seed,
  scheduler: schedulerJson(result.scheduler),
  placement: result.placement === null ? null : schedulerJson(result.placement),
  ...summarize(result),
  ...(result.extender === undefined ? {} : { extender: result.extender }),
  ...(result.services === undefined ? {} : { services: result.services.map(summarizeService) }),
});

export const schedulerJson = (label: SchedulerLabel): SchedulerJson => ({ name: label.name, ...label.params });
