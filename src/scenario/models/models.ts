import type { JobModel } from "./job-model.js";
import { flowConModels } from "./zheng-flowcon-models.js";
import { speConModels } from "./zheng-specon-models.js";

/** Every built-in job model, in the order of the source's tables. */
export const jobModels: readonly JobModel[] = [...flowConModels, ...speConModels];

const byName: ReadonlyMap<string, JobModel> = new Map(jobModels.map((model) => [model.name, model]));

/** The model of that name; null: there is none. */
export const findModel = (name: string): JobModel | null => byName.get(name) ?? null;
