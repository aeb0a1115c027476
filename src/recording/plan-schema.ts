import * as z from "zod";
import { atLeastZero, line, positive, strict } from "../scenario/fields.js";
import { type SchedulerInput, schedulerSchema } from "../scenario/scheduler-schema.js";
import { defaultNodePolicy, schedulerPlugins } from "../schedulers/registry.js";
import type { ContainerPlan, PlannedChange, RecordedFacts, RecordedNode, RecordingPlan } from "./recording.js";

/** `recording.yaml` as written, its parts checked one by one; `parse-plan.ts` checks them against one another. */
export interface PlanInput extends Omit<RecordingPlan, "scheduler" | "placement"> {
  readonly scheduler: SchedulerInput;
  readonly placement?: SchedulerInput | undefined;
}

/** What the workloads of this repository print: `step=50 loss=187.2 cpu=0.61`. */
const defaultPattern = "step=(?<step>\\d+) loss=(?<loss>\\S+)( cpu=(?<cpuSec>\\S+))?";

const wholeNumber = "must be a whole number";
const count = (description: string): z.ZodNumber => z.number(wholeNumber).int(wholeNumber).describe(description);
const atSec = positive("When, in seconds of the recording.");

const change: z.ZodType<PlannedChange> = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("limit"), atSec, cpus: positive("The most CPUs it may use from now on.") }),
  strict({ kind: z.literal("weight"), atSec, weight: positive("Its share of a contended node from now on.") }),
  strict({ kind: z.enum(["pause", "resume", "checkpoint"]), atSec }),
]);

const container: z.ZodType<ContainerPlan> = strict({
  id: line("Unique in the recording.").regex(/^[\w.-]+$/, "must consist of letters, digits, _, . and -"),
  model: line("What it trains: containers with the same model do the same work, but for their seed."),
  seed: count("Seed of its training; the recorder sets SEED.").default(1),
  command: z.array(z.string().min(1)).min(1).describe("Program and arguments, not read by a shell."),
  environment: z.record(line("Name of a variable."), z.string()).default({}).describe("Variables, beside SEED."),
  folder: line("Folder to run in, relative to this file.").nullable().default(null),
  image: line("Image of the container engine.").nullable().default(null),
  startSec: atLeastZero("When it is submitted, in seconds of the recording.").default(0),
  limitCpus: positive("The most CPUs it may use.").nullable().default(null),
  weight: positive("Its share of a contended node (Docker's cpu-shares / 1024).").default(1),
  changes: z.array(change).default([]).describe("What is done to it meanwhile."),
});

const node: z.ZodType<RecordedNode> = strict({
  cpus: positive("CPUs that the containers share."),
  cores: z
    .array(count("A core of the host, from 0.").min(0))
    .min(1)
    .nullable()
    .default(null)
    .describe("Cores that they may run on."),
});

const recorded: z.ZodType<RecordedFacts> = strict({
  runtime: line("What ran the containers: docker, cgroup, ..."),
  startedAt: line("ISO 8601, UTC."),
  outcome: z.enum(["running", "complete", "interrupted", "failed"]),
  problems: z.array(z.string()).default([]),
  host: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  versions: z.record(z.string(), z.string()).default({}),
});

export const planSchema: z.ZodType<PlanInput> = strict({
  format: z.literal("descent-recording/1", "must be descent-recording/1, the only version there is"),
  name: line("Name of the recording."),
  description: z.string().max(10_000).nullable().default(null).describe("What it shows, for readers."),
  seed: count("Seed of the scheduler's draws.").default(1),
  node,
  scheduler: schedulerSchema("scheduler", schedulerPlugins)
    .default(defaultNodePolicy)
    .describe("Who decides, and its parameters."),
  placement: schedulerSchema(
    "placement",
    schedulerPlugins.filter(({ kind }) => kind === "placement"),
  ).optional(),
  sampleSec: positive("Time between two samples.").min(0.05, "must be at least 0.05").default(1),
  probeSec: positive("Time between two probes of the host's speed.").min(0.5, "must be at least 0.5").default(2),
  timeoutSec: positive("When the recording is ended whatever still runs.").default(3600),
  progressPattern: z.string().min(1).default(defaultPattern).describe("Regular expression for a line of progress."),
  containers: z.array(container).min(1).describe("The jobs."),
  recorded: recorded.nullable().default(null),
});
