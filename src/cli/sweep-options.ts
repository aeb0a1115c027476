import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import type { Argv } from "yargs";
import { InputError } from "../domain/errors.js";
import type { LoadedPlugin } from "../scenario/load-plugins.js";
import { parseOverride } from "../scenario/overrides.js";
import { type Axis, parseParameter } from "../sweep/plan/axis.js";
import { parseSampling } from "../sweep/plan/sampling.js";
import { parseSeeds } from "../sweep/plan/seeds.js";
import { type PreparedSweep, prepareSweep } from "../sweep/prepare.js";
import { readSource } from "../sweep/store/read-source.js";
import { parseSweepSpec, type SweepSpec } from "../sweep/sweep-spec.js";
import { readTextFile } from "../traces/read.js";
import { LONGEST_SCENARIO } from "../traces/yaml-text.js";
import { commandLine } from "./command-line.js";
import { pluginArguments, pluginOption } from "./scenario-options.js";
import { descentVersion } from "./version.js";

/** The options that say what is swept, not how or where. */
export interface SweepOptions {
  readonly scenario: string;
  readonly set: readonly string[];
  readonly param: readonly string[];
  readonly schedulers: string | undefined;
  readonly seeds: string | undefined;
  readonly sample: string | undefined;
  readonly sampleSeed: number | undefined;
  readonly jobs: boolean;
  readonly plugin: readonly string[];
}

export const sweepOptions = (yargs: Argv): Argv<SweepOptions> =>
  yargs
    .positional("scenario", {
      type: "string",
      demandOption: true,
      describe: "scenario file, or a sweep file that names one (YAML)",
    })
    .option("param", {
      type: "string",
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: "field to sweep: path=0.01,0.03 or path=20:60:10, with --sample also path=20:60",
    })
    .option("schedulers", { type: "string", describe: "schedulers to sweep: fair-share,flowcon:alpha=0.05" })
    .option("seeds", { type: "string", describe: "1..100 or 1,2,3 [default: the scenario's seed]" })
    .option("sample", {
      type: "string",
      describe: "random:500 or lhs:200: draw that many points in place of the full grid",
    })
    .option("sample-seed", { type: "number", describe: "seed of --sample [default: 1]" })
    .option("plugin", pluginOption)
    .option("jobs", { type: "boolean", default: false, describe: "a column for the completion time of each job" })
    .option("set", {
      type: "string",
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: "replace a value in all cells: path=value",
    }) as unknown as Argv<SweepOptions>;

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Reads and checks all that is swept. Throws InputError.
 * @param plugins those of the options, loaded
 */
export function readSweep(
  options: SweepOptions,
  plugins: readonly LoadedPlugin[],
  seedsInstead: readonly number[] | null = null,
): PreparedSweep {
  const spec = readSpec(options.scenario);
  const path = spec === null ? options.scenario : join(dirname(options.scenario), spec.scenario);
  const schedulers = options.schedulers?.split(",").map((text) => text.trim()) ?? spec?.schedulers ?? [];
  if (schedulers.some((text) => text === "")) {
    throw new InputError("--schedulers", options.schedulers ?? "", "must be names separated by commas");
  }
  const sample = options.sample ?? spec?.sample;
  const sampleSeed = options.sampleSeed ?? spec?.sampleSeed ?? 1;
  return prepareSweep(
    readSource(path, options.set.map(parseOverride), plugins),
    {
      axes: withReplaced(spec?.axes ?? [], options.param.map(parseParameter)),
      schedulers,
      seeds: seedsInstead ?? readSeeds(options, spec),
      sampling: sample === undefined ? null : parseSampling("--sample", sample, sampleSeed),
      jobs: options.jobs,
    },
    { descentVersion, hash: sha256 },
  );
}

function readSpec(path: string): SweepSpec | null {
  const file = readTextFile(path, LONGEST_SCENARIO);
  if (file.kind === "refused") throw new InputError(path, "", file.problem);
  return parseSweepSpec(file.text, path);
}

function readSeeds(options: SweepOptions, spec: SweepSpec | null): readonly number[] | null {
  if (options.seeds !== undefined) return parseSeeds("--seeds", options.seeds);
  return spec?.seeds === undefined ? null : parseSeeds(options.scenario, spec.seeds);
}

/** Fields of the command line replace those of the file. */
const withReplaced = (file: readonly Axis[], own: readonly Axis[]): readonly Axis[] => [
  ...file.filter((axis) => !own.some((other) => other.path === axis.path)),
  ...own,
];

/** The command that gives this table again, on any engine and into any folder. */
export const repeatSweep = (options: SweepOptions): string => {
  const given = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [name, `${value}`];
  return commandLine([
    "sweep",
    options.scenario,
    ...pluginArguments(options.plugin),
    ...options.set.flatMap((text) => ["--set", text]),
    ...options.param.flatMap((text) => ["--param", text]),
    ...given("--schedulers", options.schedulers),
    ...given("--seeds", options.seeds),
    ...given("--sample", options.sample),
    ...given("--sample-seed", options.sampleSeed),
    ...(options.jobs ? ["--jobs"] : []),
  ]);
};
