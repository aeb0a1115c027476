import * as z from "zod";
import type { MigrationSpec } from "../domain/migration.js";
import type { NetworkSpec } from "../domain/network.js";
import { defaultPlacement, schedulerPlugins } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { type FailuresInput, failuresSchema } from "./failure-schema.js";
import { line, strict } from "./fields.js";
import { type JobsInput, jobsSchema } from "./job-schema.js";
import { migrationSchema } from "./migration-schema.js";
import { type ModelInput, modelSchema } from "./model-schema.js";
import { networkSchema } from "./network-schema.js";
import { type NodeInput, nodeSchema } from "./node-schema.js";
import { type SchedulerInput, schedulerSchema } from "./scheduler-schema.js";

/** A scenario as written, its parts checked one by one; `parse.ts` checks them against one another. */
export interface ScenarioInput {
  readonly name: string;
  readonly description: string | null;
  readonly seed: number;
  readonly nodes: readonly NodeInput[];
  readonly models: Readonly<Record<string, ModelInput>>;
  readonly modelLibrary?: string | undefined;
  readonly jobs: JobsInput;
  readonly scheduler: SchedulerInput;
  readonly placement?: SchedulerInput | undefined;
  readonly migration: MigrationSpec;
  readonly failures?: FailuresInput | undefined;
  readonly network?: NetworkSpec | undefined;
}

const wholeNumber = "must be a whole number";

const sharedShape = {
  name: line("Name of the scenario; names its results too."),
  description: z.string().max(10_000).nullable().default(null).describe("What the scenario shows, for readers."),
  seed: z.number(wholeNumber).int(wholeNumber).default(1).describe("Seed of every random draw."),
  nodes: z.array(nodeSchema).min(1).describe("The machines."),
  models: z
    .record(line("Name of the model."), modelSchema)
    .default({})
    .describe("Job models of this file, beside the built-in ones (`descent models`)."),
  modelLibrary: line(
    "File of job models that `descent calibrate` wrote, in the scenario's folder or below it.",
  ).optional(),
  jobs: jobsSchema,
};

/** @param own schedulers that scenarios may name beside the registered ones */
export function scenarioSchemaWith(own: readonly SchedulerPlugin[]): z.ZodType<ScenarioInput> {
  const plugins = [...schedulerPlugins, ...own];
  const placements = plugins.filter((plugin) => plugin.kind === "placement");
  return strict({
    ...sharedShape,
    scheduler: schedulerSchema("scheduler", plugins).describe("Who decides, and its parameters."),
    placement: schedulerSchema("placement", placements)
      .optional()
      .describe(`Where jobs go, when scheduler only decides how much CPU they get; ${defaultPlacement} unless given.`),
    migration: migrationSchema,
    failures: failuresSchema.optional(),
    network: networkSchema.optional(),
  }).describe("A scenario of Descent: nodes, jobs and a scheduler.");
}

export const scenarioSchema: z.ZodType<ScenarioInput> = scenarioSchemaWith([]);
