import type { LibraryModel } from "../domain/model-library.js";
import { Misplaced } from "./misplaced.js";
import type { ModelInput } from "./model-schema.js";
import { jobModels } from "./models/models.js";

const notModelled = { contention: null, traffic: null, pod: null, distributed: null };

/**
 * Every model by name, the file's own first, then those of its library. A built-in one cannot be redefined: its name stands
 * for its source.
 */
export function resolveModels(
  own: Readonly<Record<string, ModelInput>>,
  library: Readonly<Record<string, LibraryModel>>,
): ReadonlyMap<string, ModelInput> {
  const models = new Map(Object.entries(own));
  for (const [name, { workCpuSec, cpusMax, memoryMb, contention, loss }] of Object.entries(library)) {
    if (models.has(name))
      throw new Misplaced(["models", name], "modelLibrary has a model of that name; choose another");
    models.set(name, { ...notModelled, workCpuSec, cpusMax, memoryMb, contention, loss });
  }
  for (const { name, workCpuSec, cpusMax, memoryMb, loss } of jobModels) {
    if (models.has(name))
      throw new Misplaced(["models", name], "there is a built-in model of that name; choose another");
    models.set(name, { workCpuSec, cpusMax, memoryMb, loss, ...notModelled });
  }
  return models;
}
