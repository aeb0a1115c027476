import { parse } from "yaml";
import { InputError } from "../../src/domain/errors.js";
import type { Override } from "../../src/scenario/overrides.js";
import { parseScenario } from "../../src/scenario/parse.js";
import type { Scenario } from "../../src/scenario/scenario.js";

/** A scenario that is right; tests break one thing of it. Line numbers in expectations count from `name`, line 1. */
export const example = `name: example
nodes:
  - { id: a, cpus: 4, memoryMb: 8192 }
  - { id: b, cpus: 2 }
jobs:
  - { id: one, arrivalSec: 0, model: vae-pytorch }
  - { id: two, arrivalSec: 5, workCpuSec: 10 }
scheduler: fair-share
`;

/** The example as plain data, to mutate. */
export const exampleData = (): Record<string, unknown> => parse(example);

export const scenarioOf = (text: string, overrides: readonly Override[] = []): Scenario =>
  parseScenario(text, "a.yaml", { overrides });

/** The example with one value replaced. */
export const exampleWith = (path: string, value: unknown): Scenario => scenarioOf(example, [{ path, value }]);

/** The message of the InputError that `read` ends with. */
export function problemOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("no problem was found");
}
