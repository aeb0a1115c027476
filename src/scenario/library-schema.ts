import * as z from "zod";
import type { Estimate, LibraryModel, LossFit, ModelFit, ModelLibrary } from "../domain/model-library.js";
import { atLeastZero, line, positive, strict } from "./fields.js";
import { values } from "./model-schema.js";

const number = z.number("must be a finite number");
const count = z.number().int("must be a whole number").min(0, "must be 0 or more");

const estimate: z.ZodType<Estimate> = strict({
  estimate: number.describe("The fitted value."),
  low: number.nullable().describe("Lower end of its 95 % confidence interval; null: not known."),
  high: number.nullable().describe("Upper end."),
});

const lossFit: z.ZodType<LossFit> = strict({
  family: line("Family of curves, by its error on losses that the fit did not see."),
  crossValidatedError: atLeastZero("That error, the median, relative.").nullable(),
  seeds: count.describe("Training seeds whose losses were fitted."),
  parameters: z.record(z.string(), estimate).describe("Parameters of the curve."),
  refusal: z.string().nullable().describe("Why no family was fitted; null: one was."),
});

const modelFit: z.ZodType<ModelFit> = strict({
  soloRuns: count.describe("Runs alone on their node."),
  companyRuns: count.describe("Runs beside others."),
  steps: atLeastZero("Steps of the training."),
  workCpuSec: estimate.describe("CPU-seconds of a run alone."),
  spread: atLeastZero("Standard deviation over runs, as a part of the mean.").nullable(),
  cpuSecPerStep: estimate.describe("CPU-seconds of a step."),
  startUpCpuSec: estimate.describe("CPU-seconds before the first step."),
  contention: estimate.nullable().describe("kappa; null: never seen both alone and in company."),
  ownUseCpus: positive("Most CPUs it used when it could have had more.").nullable(),
  loss: lossFit.nullable().describe("How the loss curve was found; null: it reports no loss."),
});

const libraryModel: z.ZodType<LibraryModel> = strict({
  workCpuSec: values.workCpuSec,
  cpusMax: values.cpusMax,
  memoryMb: values.memoryMb,
  contention: values.contention,
  loss: values.loss,
  fit: modelFit.describe("What the values were fitted from, and how sure they are."),
});

/** A file of job models as `descent calibrate` writes it. */
export const librarySchema: z.ZodType<ModelLibrary> = strict({
  format: z.literal("descent-models/1", "must be descent-models/1, the only version there is"),
  descentVersion: line("Version that fitted the models."),
  recordings: z
    .array(
      strict({ name: line("Folder of the recording."), sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be SHA-256") }),
    )
    .describe("What was fitted on, by the content of its tables."),
  nodes: z.array(
    strict({
      host: line("The machine, as its recordings describe it."),
      recordings: count,
      probeSec: estimate.nullable().describe("Seconds of the fixed piece of work."),
      speed: positive("Work per CPU-second, relative to the first machine."),
    }),
  ),
  models: z.record(line("Name of the model."), libraryModel),
});
