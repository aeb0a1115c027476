import * as z from "zod";
import type { Taint } from "../domain/pod.js";
import type { PowerSpec } from "../domain/power.js";
import type { RuntimeSpec } from "../domain/runtime.js";
import { atLeastZero, countOf, line, positive, strict } from "./fields.js";
import { taintSchema } from "./pod-schema.js";
import { powerSchema } from "./power-schema.js";
import { runtimeSchema } from "./runtime-schema.js";

/** One entry of `nodes`, defaults filled in. */
export interface NodeInput {
  readonly id: string;
  readonly count?: number | undefined;
  readonly cpus: number;
  readonly reservedCpus: number;
  readonly memoryMb: number | null;
  readonly gpus: number;
  readonly speed: number;
  readonly contention: number;
  readonly location: string | null;
  readonly latencyMs: Readonly<Record<string, number>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly images: readonly string[];
  readonly pullMbPerSec: number | null;
  readonly runtime: RuntimeSpec | null;
  readonly power: PowerSpec | null;
}

export const MOST_NODES = 1_000_000;

const MOST_GPUS = 1_000_000;
const wholeGpus = `must be a whole number from 0 to ${MOST_GPUS}`;

export const nodeSchema: z.ZodType<NodeInput> = strict({
  id: line("Name of the node, unique; with count: the beginning of the names."),
  count: countOf("Number of such nodes, named id1 to idN.", MOST_NODES).optional(),
  cpus: positive("CPUs of the node."),
  reservedCpus: atLeastZero("CPUs kept from containers, for the system itself; less than cpus.").default(0),
  memoryMb: positive("Memory in MB; null: not modelled, everything fits.").nullable().default(null),
  gpus: z
    .number(wholeGpus)
    .int(wholeGpus)
    .min(0, wholeGpus)
    .max(MOST_GPUS, wholeGpus)
    .default(0)
    .describe("GPUs that kubernetes-default may book; computing on them is not modelled."),
  speed: positive("Work per CPU-second; 1 is the reference machine.").default(1),
  contention: atLeastZero(
    "Contention factor kappa: n containers run at 1 / (1 + kappa (n - 1)) of their speed. 0: none.",
  ).default(0),
  location: line("Where the node stands, for instance edge-1.").nullable().default(null),
  latencyMs: z
    .record(line("Location."), atLeastZero("Milliseconds."))
    .describe("Network round trip to each location, in milliseconds.")
    .default({}),
  labels: z.record(line("Label."), z.string()).describe("Labels that schedulers may select by.").default({}),
  taints: z.array(taintSchema).max(100).default([]).describe("Marks that keep away jobs which do not tolerate them."),
  images: z
    .array(line("Image."))
    .max(1000)
    .default([])
    .describe("Container images that are on the node from the start."),
  pullMbPerSec: positive("Speed at which the node gets images that it lacks, in MB per second; null: at once.")
    .nullable()
    .default(null),
  runtime: runtimeSchema
    .nullable()
    .default(null)
    .describe(
      "What the node itself is: its CPU factor slows it, its memory overhead is taken off memoryMb. null: not modelled.",
    ),
  power: powerSchema.nullable().default(null),
}).describe("One node, or count equal ones.");
