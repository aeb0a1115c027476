import * as z from "zod";
import type { DistributedSpec } from "../domain/distributed.js";
import type { InputSpec, TrafficSpec } from "../domain/job.js";
import type { LossSpec } from "../domain/loss.js";
import type { PodSpec } from "../domain/pod.js";
import type { RuntimeSpec } from "../domain/runtime.js";
import type { ServiceSpec } from "../domain/service.js";
import { traceColumns } from "../traces/trace-job.js";
import type { ArrivalKind } from "../workload/job-source.js";
import { atLeastZero, countOf, line, positive, strict } from "./fields.js";
import { values } from "./model-schema.js";
import { jobModels } from "./models/models.js";
import { runtimeSchema } from "./runtime-schema.js";
import { serviceSchema } from "./service-schema.js";

/** The values of a job that a model may give: undefined means "the model's", null means "none". */
export interface TemplateInput {
  readonly model?: string | undefined;
  readonly workCpuSec?: number | undefined;
  readonly cpusMax?: number | null | undefined;
  readonly memoryMb?: number | undefined;
  readonly weight?: number | undefined;
  readonly contention?: number | null | undefined;
  readonly node?: string | undefined;
  readonly loss?: LossSpec | null | undefined;
  readonly traffic?: TrafficSpec | null | undefined;
  readonly pod?: PodSpec | null | undefined;
  readonly distributed?: DistributedSpec | null | undefined;
  readonly runtime?: RuntimeSpec | null | undefined;
}

/** One entry of a list of jobs. */
export interface JobInput extends TemplateInput {
  readonly id: string;
  readonly arrivalSec: number;
  readonly count?: number | undefined;
  readonly inputs?: readonly (string | InputSpec)[] | undefined;
  readonly service?: ServiceSpec | undefined;
}

/** One entry of a mix; just a text is the name of a model. */
type MixInput = string | (TemplateInput & { readonly frequency: number });

export interface RandomInput {
  readonly kind: "random";
  readonly count: number;
  readonly arrivals: ArrivalKind;
  readonly startSec: number;
  readonly windowSec: number;
  readonly mix: readonly MixInput[];
}

export interface TraceInput {
  readonly kind: "trace";
  readonly file: string;
  readonly originSec: number;
}

export type JobsInput = readonly JobInput[] | RandomInput | TraceInput;

export const MOST_JOBS = 10_000_000;

const modelName = line("Name of a job model: one of `descent models`, or of models in this file.").meta({
  examples: jobModels.map((model) => model.name),
});

const template = {
  model: modelName.optional(),
  workCpuSec: values.workCpuSec.optional(),
  cpusMax: values.cpusMax.optional(),
  memoryMb: values.memoryMb.optional(),
  weight: positive(
    "Share of a contended node relative to other jobs (Docker's cpu-shares / 1024); 1 unless given.",
  ).optional(),
  contention: values.contention.optional(),
  node: line("Id of the node the job is pinned to.").optional(),
  loss: values.loss.optional(),
  traffic: values.traffic.optional(),
  pod: values.pod.optional(),
  distributed: values.distributed.optional(),
  runtime: runtimeSchema
    .nullable()
    .optional()
    .describe("What the job runs in, inside what its node is: the CPU factors of both multiply. null: not modelled."),
};

const jobName = line("Id of the job that makes the input.");

const inputs = z
  .array(
    z.union(
      [jobName, strict({ from: jobName, sizeMb: atLeastZero("Size of what it hands over, in MB.").default(0) })],
      "must be the id of a job, or a mapping with from",
    ),
  )
  .max(1000)
  .describe("Jobs that must have ended before this one is submitted, and what they hand over: a step of a pipeline.");

const job = strict({
  id: line("Name of the job, unique; with count: the beginning of the names."),
  arrivalSec: atLeastZero("When the job is submitted, in seconds."),
  count: countOf("Number of such jobs, named id1 to idN.", MOST_JOBS).optional(),
  inputs: inputs.optional(),
  service: serviceSchema.optional(),
  ...template,
}).describe("One job: a model, workCpuSec or a service; a value given here wins over the model's.");

const mixEntry = strict({
  frequency: positive("How often this entry is drawn, relative to the others.").default(1),
  ...template,
}).describe("What a random job is: a model or workCpuSec.");

const random = strict({
  kind: z.literal("random"),
  count: countOf("Number of jobs, named job-1 to job-N in order of arrival.", MOST_JOBS),
  windowSec: positive("uniform: all jobs arrive within it. poisson: count jobs are expected within it. Seconds."),
  startSec: atLeastZero("Begin of the window, in seconds.").default(0),
  arrivals: z
    .enum(["uniform", "poisson"])
    .describe("uniform: independent times in the window. poisson: a Poisson process of rate count / windowSec.")
    .default("uniform"),
  mix: z
    .array(z.union([modelName, mixEntry], "must be the name of a model, or a mapping with model or workCpuSec"))
    .min(1)
    .max(10_000)
    .describe("What the jobs are: each is drawn from these entries."),
}).describe("Jobs drawn anew for each seed.");

const trace = strict({
  kind: z.literal("trace"),
  file: line(`CSV file in the scenario's folder or below it; columns ${traceColumns.join(", ")}.`),
  originSec: atLeastZero("Moment of the file that is second 0 of the run, such as a unix time.").default(0),
}).describe("Jobs read from a CSV file.");

export const jobsSchema: z.ZodType<JobsInput> = z
  .union(
    [z.array(job).min(1), z.discriminatedUnion("kind", [random, trace])],
    "must be a list of jobs, or a mapping with kind: random or kind: trace",
  )
  .describe("A list of jobs, or where they come from.");
