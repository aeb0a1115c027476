import { InputError } from "../domain/errors.js";
import { createStreams } from "../random/streams.js";
import type { Override } from "../scenario/overrides.js";
import type { Scenario } from "../scenario/scenario.js";
import { findScheduler } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { buildJobs } from "../workload/build-jobs.js";
import { type Hash, sweepIdentity } from "./keys.js";
import type { Axis } from "./plan/axis.js";
import { createCells } from "./plan/cells.js";
import { checkSize, type Plan } from "./plan/plan.js";
import type { Sampling } from "./plan/sampling.js";
import { parseSchedulerChoice, type SchedulerChoice } from "./plan/scheduler-choice.js";
import { rowColumns } from "./row.js";
import type { WorkerSetup } from "./run-task.js";
import type { SweepSource } from "./source.js";

/** A sweep as a user wants it. */
export interface SweepRequest {
  readonly axes: readonly Axis[];
  /** As `parseSchedulerChoice` reads them; empty: the scenario's own. */
  readonly schedulers: readonly string[];
  /** null: the scenario's own. */
  readonly seeds: readonly number[] | null;
  readonly sampling: Sampling | null;
  /** One column per job. */
  readonly jobs: boolean;
}

/** A sweep that was checked and can be run anywhere. */
export interface PreparedSweep {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly plan: Plan;
  readonly setup: WorkerSetup;
  /** Schedulers of the setup's modules. */
  readonly own: readonly SchedulerPlugin[];
  readonly columns: readonly string[];
  readonly schedulers: readonly string[];
}

interface Opened {
  resolve(overrides: readonly Override[]): Scenario;
  source(): SweepSource;
  /** Schedulers of the source's modules. */
  readonly own: readonly SchedulerPlugin[];
}

/** Checks every value of every field once, so that a mistake is told before the first run. Throws InputError. */
export function prepareSweep(
  opened: Opened,
  request: SweepRequest,
  context: { readonly descentVersion: string; readonly hash: Hash },
): PreparedSweep {
  const base = opened.resolve([]);
  const { axes, schedulers } = withSchedulerAxis(request);
  const { own } = opened;
  const choices = schedulers.map((label) => parseSchedulerChoice(label, own));
  const schedulerLabel = base.scheduler.name;
  const cells = createCells({ axes, schedulers: choices, schedulerLabel, sampling: request.sampling });
  const seeds = request.seeds ?? [base.seed];
  checkSize(cells, seeds);
  for (const cell of cells.probes()) refuseOutside(opened.resolve(cell.overrides));
  const source = opened.source();
  const jobIds = request.jobs ? buildJobs(base.jobs, createStreams(base.seed)).map((job) => job.id) : [];
  const hasServices = base.jobs.kind === "fixed" && base.jobs.jobs.some(({ service }) => service !== undefined);
  const extras = { jobIds, hasServices };
  return {
    scenario: base.name,
    plan: { identity: sweepIdentity(source, context.descentVersion, context.hash), cells, seeds, hash: context.hash },
    setup: { source, ...extras },
    own,
    columns: rowColumns(cells.paths, extras),
    schedulers: choices.length === 0 ? [schedulerLabel] : choices.map((choice: SchedulerChoice) => choice.label),
  };
}

/** A row of a sweep is computed once, anywhere, and taken over by other sweeps: it must not hang on a server. */
function refuseOutside({ name, scheduler, placement, ownSchedulers }: Scenario): void {
  for (const choice of [scheduler, placement]) {
    if (choice === null || findScheduler(choice.name, ownSchedulers)?.asksOutside !== true) continue;
    throw new InputError(
      name,
      "scheduler",
      `${choice.name} asks a server outside, and rows of a sweep must not depend on one; use descent run or compare`,
    );
  }
}

/** `scheduler` and `scheduler.name` as a field mean the same as the list of schedulers. */
function withSchedulerAxis(request: SweepRequest): Pick<SweepRequest, "axes" | "schedulers"> {
  const isScheduler = (axis: Axis): boolean => axis.path === "scheduler" || axis.path === "scheduler.name";
  const named = request.axes.filter(isScheduler);
  const axes = request.axes.filter((axis) => !isScheduler(axis));
  const paths = new Set(axes.map((axis) => axis.path));
  if (paths.size < axes.length) {
    throw new InputError("--param", "", "the same path is given twice: put all its values in one list");
  }
  const [only, ...others] = named;
  if (only === undefined) return { axes, schedulers: request.schedulers };
  if (others.length > 0 || request.schedulers.length > 0) {
    throw new InputError("--param", only.path, "the schedulers are given twice: use --schedulers alone");
  }
  if (only.kind !== "values" || !only.values.every((value) => typeof value === "string")) {
    throw new InputError("--param", only.path, "must be names of schedulers");
  }
  return { axes, schedulers: only.values };
}
