import { dirname } from "node:path";
import { InputError } from "../domain/errors.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { readTextFile, readTrace } from "../traces/read.js";
import { LONGEST_SCENARIO } from "../traces/yaml-text.js";
import type { Override } from "./overrides.js";
import { parseScenario } from "./parse.js";
import type { Scenario } from "./scenario.js";

/**
 * Reads and parses a scenario file; a trace that it names must lie in its folder or below. Throws InputError.
 * @param overrides values that replace those of the file, see `applyOverrides`
 * @param schedulers of one's own, which it may name
 */
export function loadScenario(
  path: string,
  overrides: readonly Override[] = [],
  schedulers: readonly SchedulerPlugin[] = [],
): Scenario {
  const file = readTextFile(path, LONGEST_SCENARIO);
  if (file.kind === "refused") throw new InputError(path, "", file.problem);
  const folder = dirname(path);
  return parseScenario(file.text, path, { readTrace: (name) => readTrace(folder, name), overrides, schedulers });
}
