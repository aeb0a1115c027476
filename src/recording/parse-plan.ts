import { InputError } from "../domain/errors.js";
import { Misplaced } from "../scenario/misplaced.js";
import { applyOverrides, type Override } from "../scenario/overrides.js";
import { placeOf } from "../scenario/place-of.js";
import { parseStrictly } from "../scenario/problems.js";
import { resolveSchedulers } from "../scenario/resolve-scheduler.js";
import { parseYaml } from "../traces/yaml-text.js";
import { type PlanInput, planSchema } from "./plan-schema.js";
import type { RecordingPlan } from "./recording.js";

/**
 * Parses `recording.yaml`: checked, every default filled in. Throws InputError, one line with the file and the place.
 * @param overrides values that replace those of the text
 */
export function parsePlan(text: string, file: string, overrides: readonly Override[] = []): RecordingPlan {
  const yaml = parseYaml(text, file);
  try {
    return resolve(parseStrictly(planSchema, applyOverrides(yaml.value, overrides), []));
  } catch (error) {
    if (!(error instanceof Misplaced)) throw error;
    throw new InputError(file, placeOf(error.path, yaml, overrides), error.message);
  }
}

function resolve(input: PlanInput): RecordingPlan {
  const { scheduler, placement, ...plan } = input;
  refuseDuplicates(plan.containers.map(({ id }) => id));
  refuseBadPattern(plan.progressPattern);
  const containers = plan.containers.map((each) => ({
    ...each,
    changes: each.changes.toSorted((a, b) => a.atSec - b.atSec),
  }));
  return { ...plan, containers, ...resolveSchedulers(scheduler, placement, []) };
}

function refuseDuplicates(ids: readonly string[]): void {
  const again = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (again !== -1) throw new Misplaced(["containers", again, "id"], `duplicate id: ${ids[again]}; ids must be unique`);
}

function refuseBadPattern(pattern: string): void {
  try {
    new RegExp(pattern);
  } catch (error) {
    throw new Misplaced(["progressPattern"], `not a regular expression: ${(error as Error).message}`);
  }
  const missing = ["step", "loss"].find((group) => !pattern.includes(`(?<${group}>`));
  if (missing !== undefined) throw new Misplaced(["progressPattern"], `must have a group (?<${missing}>...)`);
}
