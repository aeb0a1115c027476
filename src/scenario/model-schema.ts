import type * as z from "zod";
import type { DistributedSpec } from "../domain/distributed.js";
import type { TrafficSpec } from "../domain/job.js";
import type { LossSpec } from "../domain/loss.js";
import type { PodSpec } from "../domain/pod.js";
import { distributedSchema } from "./distributed-schema.js";
import { atLeastZero, positive, strict } from "./fields.js";
import { lossSchema } from "./loss-schema.js";
import { podSchema } from "./pod-schema.js";

/** A job model of the file's own. */
export interface ModelInput {
  readonly workCpuSec: number;
  readonly cpusMax: number | null;
  readonly memoryMb: number;
  readonly contention: number | null;
  readonly loss: LossSpec | null;
  readonly traffic: TrafficSpec | null;
  readonly pod: PodSpec | null;
  readonly distributed: DistributedSpec | null;
}

interface ValueSchemas {
  readonly workCpuSec: z.ZodNumber;
  readonly cpusMax: z.ZodNullable<z.ZodNumber>;
  readonly memoryMb: z.ZodNumber;
  readonly contention: z.ZodNullable<z.ZodNumber>;
  readonly loss: z.ZodNullable<z.ZodType<LossSpec>>;
  readonly traffic: z.ZodNullable<z.ZodType<TrafficSpec>>;
  readonly pod: z.ZodNullable<z.ZodType<PodSpec>>;
  readonly distributed: z.ZodNullable<z.ZodType<DistributedSpec>>;
}

/** What jobs and models have in common. */
export const values: ValueSchemas = {
  workCpuSec: positive("Work in CPU-seconds of a node whose speed is 1."),
  cpusMax: positive("The most CPUs the job can use by itself; null: as wide as its node.").nullable(),
  memoryMb: atLeastZero("Memory in MB, held from start to finish."),
  contention: atLeastZero("Contention factor kappa of this job; null: its node's.").nullable(),
  loss: lossSchema.nullable().describe("Loss curve; null: the job reports no loss."),
  traffic: strict({
    blockIoMb: atLeastZero("Read from and written to disk, in MB.").default(0),
    networkMb: atLeastZero("Sent and received, in MB.").default(0),
  })
    .nullable()
    .describe("What the whole job moves, in proportion to its work; null: not modelled."),
  pod: podSchema.nullable(),
  distributed: distributedSchema.nullable(),
};

export const modelSchema: z.ZodType<ModelInput> = strict({
  workCpuSec: values.workCpuSec,
  cpusMax: values.cpusMax.default(null),
  memoryMb: values.memoryMb.default(0),
  contention: values.contention.default(null),
  loss: values.loss.default(null),
  traffic: values.traffic.default(null),
  pod: values.pod.default(null),
  distributed: values.distributed.default(null),
}).describe("A job model; a job that names it may override each value.");
