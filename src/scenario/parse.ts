import { InputError } from "../domain/errors.js";
import type { ModelLibrary } from "../domain/model-library.js";
import { pathText } from "../domain/path.js";
import { refuseTaken } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { parseYaml } from "../traces/yaml-text.js";
import { checkServices } from "./check-services.js";
import { resolveFailures } from "./failure-schema.js";
import { Misplaced } from "./misplaced.js";
import { resolveNetwork } from "./network-schema.js";
import { applyOverrides, type Override } from "./overrides.js";
import { parseModelLibrary } from "./parse-library.js";
import { placeOf } from "./place-of.js";
import { parseStrictly } from "./problems.js";
import { type ReadTrace, resolveJobs } from "./resolve-jobs.js";
import { resolveModels } from "./resolve-models.js";
import { resolveNodes } from "./resolve-nodes.js";
import { resolveSchedulers } from "./resolve-scheduler.js";
import type { Scenario } from "./scenario.js";
import { type ScenarioInput, scenarioSchema, scenarioSchemaWith } from "./schema.js";
import { createTemplates } from "./template.js";

export interface ParseOptions {
  /** How a trace is read; without it a scenario cannot name one. */
  readonly readTrace?: ReadTrace;
  /** Values that replace those of the text. */
  readonly overrides?: readonly Override[];
  /** Schedulers of one's own, which the scenario may name. Throws InputError where a name is taken. */
  readonly schedulers?: readonly SchedulerPlugin[];
}

/** A scenario's text, read once: variants of it cost far less than reading it again. */
export interface ScenarioDocument {
  /** The plain value of the YAML, unchecked. */
  readonly value: unknown;
  /** Checked, every default filled in. Throws InputError, as `parseScenario` does. */
  resolve(overrides: readonly Override[]): Scenario;
}

/**
 * Parses a scenario's YAML: checked, every default filled in. Throws InputError, one line that names the file, the line
 * where it is known, the place, the problem and what is allowed.
 * @param file the scenario's name in errors
 */
export function parseScenario(text: string, file: string, options: ParseOptions = {}): Scenario {
  return parseDocument(text, file, options.readTrace, options.schedulers).resolve(options.overrides ?? []);
}

/** Parses the plain value of a scenario that was not read from YAML. Throws InputError, without a line. */
export function parseScenarioValue(value: unknown, file: string, readTrace: ReadTrace): Scenario {
  try {
    return resolve(parseStrictly(scenarioSchema, value, []), readTrace, []);
  } catch (error) {
    if (!(error instanceof Misplaced)) throw error;
    throw new InputError(file, pathText(error.path), error.message);
  }
}

/** Reads the YAML itself; what it says is checked when it is resolved. Throws InputError. */
export function parseDocument(
  text: string,
  file: string,
  readTrace: ReadTrace = noTraces,
  own: readonly SchedulerPlugin[] = [],
): ScenarioDocument {
  refuseTaken(own);
  const schema = own.length === 0 ? scenarioSchema : scenarioSchemaWith(own);
  const yaml = parseYaml(text, file);
  return {
    value: yaml.value,
    resolve: (overrides) => {
      try {
        return resolve(parseStrictly(schema, applyOverrides(yaml.value, overrides, own), []), readTrace, own);
      } catch (error) {
        if (!(error instanceof Misplaced)) throw error;
        throw new InputError(file, placeOf(error.path, yaml, overrides), error.message);
      }
    },
  };
}

function resolve(input: ScenarioInput, readTrace: ReadTrace, own: readonly SchedulerPlugin[]): Scenario {
  const nodes = resolveNodes(input.nodes);
  const templates = createTemplates(resolveModels(input.models, libraryModels(input.modelLibrary, readTrace)), nodes);
  const jobs = resolveJobs(input.jobs, templates, readTrace);
  const network = resolveNetwork(input.network, nodes);
  if (!("kind" in input.jobs)) checkServices(input.jobs, nodes, network);
  return {
    name: input.name,
    description: input.description,
    seed: input.seed,
    nodes: [...nodes.values()],
    ...resolveSchedulers(input.scheduler, input.placement, own),
    jobs,
    migration: input.migration,
    failures: resolveFailures(input.failures, nodes),
    network,
    ...(own.length === 0 ? {} : { ownSchedulers: own }),
  };
}

function libraryModels(file: string | undefined, readTrace: ReadTrace): ModelLibrary["models"] {
  if (file === undefined) return {};
  const found = readTrace(file);
  if (found.kind === "refused") throw new Misplaced(["modelLibrary"], found.problem);
  return parseModelLibrary(found.text, found.path).models;
}

const noTraces: ReadTrace = () => ({ kind: "refused", problem: "no files can be read here" });
