import type { DecisionRecord, ExtenderTally } from "./decision.js";
import type { GrowthRow } from "./growth.js";
import type { NodeSpec } from "./node.js";
import type { NodeEnergy } from "./power.js";
import type { JobRecord, TimelineRow } from "./record.js";
import type { ServiceResult } from "./service.js";
import type { WorkerRecord } from "./worker.js";

/** A scheduler as a reader meets it: the name it is declared by and every parameter in force, defaults included. */
export interface SchedulerLabel {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Everything that one run tells. The same scenario and seed give an equal result. */
export interface RunResult {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly seed: number;
  readonly scheduler: SchedulerLabel;
  /** null: the scheduler itself chooses the nodes. */
  readonly placement: SchedulerLabel | null;
  readonly nodes: readonly NodeSpec[];
  /** In order of submission. */
  readonly records: readonly JobRecord[];
  /** Exact change points in time order; empty when not recorded. */
  readonly timeline: readonly TimelineRow[];
  /** In time order; empty when not recorded. */
  readonly decisions: readonly DecisionRecord[];
  /** What a growth-based policy knew at each of its runs, in time order; empty when there is none or it is not recorded. */
  readonly growth: readonly GrowthRow[];
  /** Containers of distributed jobs, in order of their leaving; absent: no job is distributed. */
  readonly workers?: readonly WorkerRecord[];
  /** Absent: no scheduler extender took part. */
  readonly extender?: ExtenderTally;
  /** In the order of their jobs; absent: no job serves. */
  readonly services?: readonly ServiceResult[];
  /** Of the nodes whose power is modelled, in their order; empty when there is none. */
  readonly energy: readonly NodeEnergy[];
}
