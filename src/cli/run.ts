import type { CommandModule } from "yargs";
import { InputError, RunError } from "../domain/errors.js";
import type { RunResult } from "../domain/result.js";
import type { RequestRecord } from "../domain/service.js";
import { createSyncHttp } from "../extender/sync-http.js";
import { jobsCsv } from "../report/csv.js";
import { resultFiles } from "../report/result-files.js";
import { runJson } from "../report/run-json.js";
import { runTable } from "../report/table.js";
import { writeResults } from "../report/write.js";
import { simulate } from "../run/simulate.js";
import { type LoadedPlugin, loadPlugins } from "../scenario/load-plugins.js";
import type { Scenario } from "../scenario/scenario.js";
import { requestCount } from "../service/request-count.js";
import { jobCount } from "../workload/job-source.js";
import { commandLine } from "./command-line.js";
import { schedulerOverrides } from "./compare.js";
import { pageKit } from "./page-kit.js";
import { progressBar } from "./progress.js";
import { recordedWaits } from "./recorded.js";
import { RequestsFile } from "./requests-file.js";
import { scenarioHash } from "./scenario-hash.js";
import {
  defaultDirectory,
  pluginArguments,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
} from "./scenario-options.js";
import { descentVersion } from "./version.js";

interface RunOptions extends ScenarioOptions {
  readonly out: string | undefined;
  readonly format: "table" | "json" | "csv" | undefined;
  readonly report: boolean;
  readonly baseline: string | undefined;
  readonly explain: boolean;
  readonly recorded: string | undefined;
  readonly requests: string | undefined;
  readonly overwrite: boolean;
  readonly quiet: boolean;
}

/** Above this many jobs a timeline would be larger than any reader wants; runs do without unless results are written. */
const timelineJobsMax = 200_000;

/** The same of requests, each of which changes the CPU use of its service and of the service's neighbours twice. */
const timelineRequestsMax = 50_000;

export const runCommand: CommandModule<object, RunOptions> = {
  command: "run <scenario>",
  describe: "simulate one scenario",
  builder: (yargs) =>
    scenarioOptions(yargs)
      .option("out", { type: "string", describe: "write results to this directory" })
      .option("report", {
        type: "boolean",
        default: false,
        describe: "write results, by default to results/<scenario>",
      })
      .option("baseline", {
        type: "string",
        describe: "compare with this scheduler in the report, e.g. fair-share or flowcon:alpha=0.1",
      })
      .option("explain", {
        type: "boolean",
        default: false,
        describe: "write the reasons of every placement too, for descent explain",
      })
      .option("recorded", {
        type: "string",
        describe: "show recorded waits beside the run's: x.recorded.csv of an import",
      })
      .option("requests", {
        type: "string",
        describe: "write every request to a service to this CSV file, while the run goes on",
      })
      .option("overwrite", { type: "boolean", default: false, describe: "replace results that differ" })
      .option("format", { choices: ["table", "json", "csv"] as const, describe: "what to print [default: table]" })
      .option("quiet", { type: "boolean", default: false, describe: "print nothing that was not asked for" }),
  handler: async (options) => {
    const plugins = await loadPlugins(options.plugin);
    const scenario = readScenario(options, plugins);
    const result = run(scenario, options);
    const print = options.format ?? (options.quiet ? null : "table");
    if (print !== null) process.stdout.write(`${render(result, print)}\n`);
    if (options.recorded !== undefined) process.stdout.write(recordedWaits(result, options.recorded));
    if (options.out !== undefined || options.report) await write(scenario, result, plugins, options);
    failIfUnfinished(result);
  },
};

function run(scenario: Scenario, options: RunOptions): RunResult {
  const requests = requestsAsked(scenario);
  if (options.requests === undefined) return simulated(scenario, options, requests, null);
  if (requests === 0) throw new InputError("--requests", options.requests, "no job of the scenario has a service");
  const file = new RequestsFile(options.requests, options.overwrite);
  try {
    const result = simulated(scenario, options, requests, file.add);
    file.finish();
    return result;
  } catch (error) {
    file.drop();
    throw error;
  }
}

const requestsAsked = ({ jobs }: Scenario): number => (jobs.kind === "fixed" ? requestCount(jobs.jobs) : 0);

function simulated(
  scenario: Scenario,
  options: RunOptions,
  requests: number,
  onRequest: ((record: RequestRecord) => void) | null,
): RunResult {
  const isSmall = jobCount(scenario.jobs) <= timelineJobsMax && requests <= timelineRequestsMax;
  const recordTimeline = (options.out !== undefined || options.report) && isSmall;
  const bar = progressBar(!options.quiet);
  const http = createSyncHttp();
  try {
    return simulate(scenario, {
      recordTimeline,
      recordDecisions: options.explain,
      onProgress: bar.report,
      httpCall: http.call,
      onRequest,
    });
  } finally {
    void http.close();
    bar.stop();
  }
}

const render = (result: RunResult, format: "table" | "json" | "csv"): string => {
  if (format === "json") return JSON.stringify(runJson(result), null, 2);
  return (format === "csv" ? jobsCsv(result) : runTable(result, process.stdout.columns)).trimEnd();
};

async function write(
  scenario: Scenario,
  result: RunResult,
  plugins: readonly LoadedPlugin[],
  options: RunOptions,
): Promise<void> {
  const context = {
    descentVersion,
    scenarioSha256: scenarioHash(scenario),
    command: repeatCommand(options),
    plugins: plugins.map(({ file, sha256, schedulers }) => ({ file, sha256, schedulers: schedulers.map(nameOf) })),
  };
  const baseline =
    options.baseline === undefined
      ? {}
      : {
          baseline: simulate(readScenario(options, plugins, schedulerOverrides(options.baseline)), {
            recordTimeline: false,
          }),
        };
  const files = await resultFiles(result, context, { report: true, kit: pageKit(), ...baseline });
  const directory = options.out ?? defaultDirectory(options.scenario);
  const { kind, paths } = await writeResults(directory, files, { overwrite: options.overwrite });
  if (options.quiet) return;
  const target = options.format === undefined || options.format === "table" ? process.stdout : process.stderr;
  target.write(
    `\n${kind === "unchanged" ? "unchanged, the same bytes" : kind}:\n${paths.map((path) => `  ${path}\n`).join("")}`,
  );
}

const nameOf = ({ name }: { readonly name: string }): string => name;

/** The command that gives this run again; where it wrote to is not part of that. */
const repeatCommand = ({ scenario, set, seed, explain, baseline, plugin }: RunOptions): string =>
  commandLine([
    "run",
    scenario,
    ...pluginArguments(plugin),
    ...set.flatMap((text) => ["--set", text]),
    ...(baseline === undefined ? [] : ["--baseline", baseline]),
    ...(explain ? ["--explain"] : []),
    ...(seed === undefined ? [] : ["--seed", `${seed}`]),
  ]);

function failIfUnfinished(result: RunResult): void {
  const stuck = result.records.filter((record) => record.finishSec === null);
  const first = stuck[0];
  if (first === undefined) return;
  const why = first.waitReason === null ? "" : ` (${first.waitReason})`;
  throw new RunError(`${stuck.length} of ${result.records.length} jobs never finished, the first is ${first.id}${why}`);
}
