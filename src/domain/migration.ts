/** What moving and losing a container costs. */
export interface MigrationSpec {
  /** false: nothing is ever saved (plain Kubernetes), so a moved or lost container starts from zero. */
  readonly checkpoints: boolean;
  /** Mean time to save and resume, whatever the size; 0 or more. */
  readonly fixedSec: number;
  /** Standard deviation of that time. Its distribution is uniform, so it is bounded; never below 0. */
  readonly sdSec: number;
  /** Size of a checkpoint; null: the job's memory. */
  readonly checkpointMb: number | null;
  /** Speed at which checkpoints travel; null: the fixed time includes it. */
  readonly bandwidthMbPerSec: number | null;
  /** Work between two checkpoints that jobs save on their own; null: they save only to move. */
  readonly checkpointEveryCpuSec: number | null;
}

/**
 * Saving and resuming took under 5 s at any progress, standard deviation 1.43 s (fc-84): the uniform distribution with that
 * deviation around 2.5 s lies between 0.02 s and 4.98 s.
 */
export const defaultMigration: MigrationSpec = {
  checkpoints: true,
  fixedSec: 2.5,
  sdSec: 1.43,
  checkpointMb: null,
  bandwidthMbPerSec: null,
  checkpointEveryCpuSec: null,
};
