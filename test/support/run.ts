import type { FailureSpec } from "../../src/domain/failure.js";
import type { JobSpec } from "../../src/domain/job.js";
import { defaultMigration, type MigrationSpec } from "../../src/domain/migration.js";
import type { NetworkSpec } from "../../src/domain/network.js";
import type { NodeSpec } from "../../src/domain/node.js";
import type { JobRecord } from "../../src/domain/record.js";
import type { RunResult } from "../../src/domain/result.js";
import type { RequestRecord } from "../../src/domain/service.js";
import { simulate } from "../../src/run/simulate.js";
import type { SchedulerChoice } from "../../src/scenario/scenario.js";

/** What a run is made of; everything else is the default. */
export interface RunSetup {
  readonly nodes: readonly NodeSpec[];
  readonly jobs: readonly JobSpec[];
  readonly scheduler?: SchedulerChoice;
  readonly placement?: SchedulerChoice | null;
  readonly seed?: number;
  readonly recordTimeline?: boolean;
  readonly recordDecisions?: boolean;
  readonly migration?: Partial<MigrationSpec>;
  readonly failures?: FailureSpec | null;
  readonly network?: NetworkSpec | null;
  readonly onRequest?: (record: RequestRecord) => void;
}

export const choice = (name: string, params: Readonly<Record<string, unknown>> = {}): SchedulerChoice => ({
  name,
  params,
});

/** Runs jobs on nodes, under fair share unless told otherwise. */
export const run = ({
  nodes,
  jobs,
  scheduler,
  placement = null,
  seed = 1,
  recordTimeline = true,
  recordDecisions = false,
  migration = {},
  failures = null,
  network = null,
  onRequest = () => {},
}: RunSetup): RunResult =>
  simulate(
    {
      name: "test",
      description: null,
      seed,
      nodes,
      jobs: { kind: "fixed", jobs },
      scheduler: scheduler ?? choice("fair-share"),
      placement,
      migration: { ...defaultMigration, ...migration },
      failures,
      network,
    },
    { recordTimeline, recordDecisions, onRequest },
  );

export const recordsById = (result: RunResult): ReadonlyMap<string, JobRecord> =>
  new Map(result.records.map((record) => [record.id, record]));

/** When each job ends, in order of submission. */
export const finishTimes = (setup: RunSetup): readonly (number | null)[] =>
  run(setup).records.map((record) => record.finishSec);
