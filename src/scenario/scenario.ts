import type { FailureSpec } from "../domain/failure.js";
import type { MigrationSpec } from "../domain/migration.js";
import type { NetworkSpec } from "../domain/network.js";
import type { NodeSpec } from "../domain/node.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import type { JobSource } from "../workload/job-source.js";

/** A scheduler by name, its parameters already parsed by its plugin's schema (defaults filled in). */
export interface SchedulerChoice {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A scenario file after parsing: everything known, nothing to default. Plain data but for schedulers of one's own. */
export interface Scenario {
  readonly name: string;
  /** null: none was written. */
  readonly description: string | null;
  readonly seed: number;
  readonly nodes: readonly NodeSpec[];
  readonly jobs: JobSource;
  readonly scheduler: SchedulerChoice;
  /** Where jobs go when `scheduler` only decides how much CPU they get; null: `scheduler` itself decides. */
  readonly placement: SchedulerChoice | null;
  readonly migration: MigrationSpec;
  /** null: no node fails. */
  readonly failures: FailureSpec | null;
  /** null: not modelled. */
  readonly network: NetworkSpec | null;
  /** What `scheduler` and `placement` may name beside the registered schedulers; absent: nothing. */
  readonly ownSchedulers?: readonly SchedulerPlugin[];
}
