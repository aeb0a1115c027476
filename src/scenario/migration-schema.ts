import * as z from "zod";
import { defaultMigration, type MigrationSpec } from "../domain/migration.js";
import { atLeastZero, positive, strict } from "./fields.js";

export const migrationSchema: z.ZodType<MigrationSpec> = strict({
  checkpoints: z
    .boolean()
    .default(defaultMigration.checkpoints)
    .describe("false: nothing is saved (plain Kubernetes); a moved or lost container starts from zero."),
  fixedSec: atLeastZero("Mean time to save and resume a container, in seconds (fc-84: under 5 s).").default(
    defaultMigration.fixedSec,
  ),
  sdSec: atLeastZero("Standard deviation of that time, in seconds, uniformly distributed (fc-84).").default(
    defaultMigration.sdSec,
  ),
  checkpointMb: atLeastZero("Size of a checkpoint in MB; null: the job's memory.")
    .nullable()
    .default(defaultMigration.checkpointMb),
  bandwidthMbPerSec: positive("Speed at which checkpoints travel, in MB per second; null: part of fixedSec.")
    .nullable()
    .default(defaultMigration.bandwidthMbPerSec),
  checkpointEveryCpuSec: positive("Work between two checkpoints that jobs save on their own; null: only to move.")
    .nullable()
    .default(defaultMigration.checkpointEveryCpuSec),
})
  .prefault({})
  .describe("What moving and losing containers costs.");
