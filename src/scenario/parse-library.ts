import { InputError } from "../domain/errors.js";
import type { ModelLibrary } from "../domain/model-library.js";
import { parseYaml } from "../traces/yaml-text.js";
import { librarySchema } from "./library-schema.js";
import { Misplaced } from "./misplaced.js";
import { placeOf } from "./place-of.js";
import { parseStrictly } from "./problems.js";

/** Parses a file of job models. Throws InputError, one line with the file, the line and what is allowed. */
export function parseModelLibrary(text: string, file: string): ModelLibrary {
  const yaml = parseYaml(text, file);
  try {
    return parseStrictly(librarySchema, yaml.value, []);
  } catch (error) {
    if (!(error instanceof Misplaced)) throw error;
    throw new InputError(file, placeOf(error.path, yaml, []), error.message);
  }
}
