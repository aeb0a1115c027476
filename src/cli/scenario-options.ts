import { basename, extname } from "node:path";
import type { Argv } from "yargs";
import { InputError } from "../domain/errors.js";
import { loadScenario } from "../scenario/load.js";
import type { LoadedPlugin } from "../scenario/load-plugins.js";
import { parseOverride } from "../scenario/overrides.js";
import type { Scenario } from "../scenario/scenario.js";

/** Options of every command that reads a scenario. */
export interface ScenarioOptions {
  readonly scenario: string;
  readonly set: readonly string[];
  readonly seed: number | undefined;
  readonly plugin: readonly string[];
}

export const scenarioOptions = <T>(yargs: Argv<T>): Argv<T & ScenarioOptions> =>
  yargs
    .positional("scenario", { type: "string", demandOption: true, describe: "scenario file (YAML)" })
    .option("set", {
      type: "string",
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: "replace a value: path=value, e.g. nodes[0].cpus=4",
    })
    .option("plugin", pluginOption)
    .option("seed", { type: "number", describe: "replace the scenario's seed (an integer, 0 or more)" });

/** For commands in which a scheduler of one's own can be named. */
export const pluginOption = {
  type: "string",
  array: true,
  nargs: 1,
  default: [] as string[],
  describe: "module with schedulers of your own (own.js), which may then be named; see docs/own-scheduler.md",
} as const;

/** The arguments that load the same modules again. */
export const pluginArguments = (files: readonly string[]): string[] => files.flatMap((file) => ["--plugin", file]);

/**
 * The scenario that the options name, its seed replaced when they give one.
 * @param plugins those of the options, loaded
 */
export function readScenario(
  options: ScenarioOptions,
  plugins: readonly LoadedPlugin[],
  extra: readonly string[] = [],
): Scenario {
  const { seed } = options;
  if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new InputError("--seed", "", `must be an integer, 0 or more, not ${seed}`);
  }
  const overrides = [...options.set, ...extra].map(parseOverride);
  const own = plugins.flatMap(({ schedulers }) => schedulers);
  const scenario = loadScenario(options.scenario, overrides, own);
  return seed === undefined ? scenario : { ...scenario, seed };
}

/** Where results of a scenario go unless `--out` says otherwise. */
export const defaultDirectory = (scenarioPath: string): string =>
  `results/${basename(scenarioPath, extname(scenarioPath))}`;
