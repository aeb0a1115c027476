import * as z from "zod";
import type { DistributedSpec, ExchangeSpec } from "../domain/distributed.js";
import { atLeastZero, countOf, strict } from "./fields.js";

const exchange: z.ZodType<ExchangeSpec> = z
  .discriminatedUnion("kind", [
    strict({ kind: z.literal("ring") }),
    strict({
      kind: z.literal("parameter-servers"),
      servers: countOf("Parameter servers, each a container that holds an equal part of the model.", 10_000).default(1),
    }),
  ])
  .describe("ring: all-reduce among the workers. parameter-servers: push gradients, pull the model.");

export const distributedSchema: z.ZodType<DistributedSpec> = strict({
  workers: countOf("Containers that share the work of each step equally; the first is the chief.", 10_000),
  exchange: exchange.default({ kind: "ring" }),
  modelMb: atLeastZero("Gradients exchanged each step, in MB (10^6 bytes; 4 bytes a parameter).").default(0),
  steps: countOf("Steps of the whole job.", 1_000_000_000).default(1),
  overlap: z
    .boolean()
    .default(false)
    .describe("true: gradients travel while the step is still computed. false: it computes, then exchanges."),
  spawnSec: atLeastZero("Cost to bring up one container, in seconds.").default(0),
  spawn: z
    .enum(["serial", "parallel"], "must be serial or parallel")
    .default("parallel")
    .describe("Containers come up one after another, or all at once."),
  saveSec: atLeastZero("How long the chief saves the model at the end, in seconds.").default(0),
}).describe(
  "Training on several nodes at once. workCpuSec is the work of the whole job; cpusMax, memoryMb, weight and pod hold for each container.",
);
