import type { JobTable } from "../cluster/job-table.js";
import type { DecisionRecord } from "../domain/decision.js";
import type { GrowthRow } from "../domain/growth.js";
import type { JobSpec } from "../domain/job.js";
import type { MigrationSpec } from "../domain/migration.js";
import type { NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import type { NodeEnergy } from "../domain/power.js";
import type { TimelineRow } from "../domain/record.js";
import type { ServiceResult } from "../domain/service.js";
import type { WorkerRecord } from "../domain/worker.js";
import type { Outages } from "./outages.js";
import type { Policy } from "./policy.js";
import type { ServiceInput } from "./services.js";

/** Everything one run needs, and nothing that it would have to look up. */
export interface RunInput {
  readonly nodes: readonly NodeSpec[];
  readonly jobs: readonly JobSpec[];
  /** In the order in which they are asked: first where, then how much. */
  readonly policies: readonly Policy[];
  readonly noiseSeed: number;
  readonly recordTimeline: boolean;
  /** Called every few thousand ended jobs; null: nobody watches. */
  readonly onProgress: ((endedJobs: number, totalJobs: number) => void) | null;
  /** What moving and losing containers costs; `defaultMigration` unless given. */
  readonly migration?: MigrationSpec;
  /** Seed of the noise of migration times, an integer; 0 unless given. */
  readonly migrationSeed?: number;
  /** Nodes that go away and come back; none unless given. */
  readonly outages?: Outages;
  /** How artifacts and gradients travel between nodes; null or left out: latencies only. */
  readonly network?: NetworkSpec | null;
  /** What services draw from and who is told of requests; needed where a job has a service. */
  readonly services?: ServiceInput;
  /** Record what schedulers decide and why; false unless given. */
  readonly recordDecisions?: boolean;
}

/** What became of the jobs, as columns in their order, and of the CPUs. */
export interface RunOutcome {
  readonly jobs: JobTable;
  readonly timeline: readonly TimelineRow[];
  readonly growth: readonly GrowthRow[];
  readonly energy: readonly NodeEnergy[];
  readonly decisions: readonly DecisionRecord[];
  readonly workers: readonly WorkerRecord[];
  /** In the order of their jobs. */
  readonly services: readonly ServiceResult[];
}
