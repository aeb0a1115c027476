import type { CommandModule } from "yargs";
import { InputError } from "../domain/errors.js";
import { createSyncHttp } from "../extender/sync-http.js";
import { compareCsv } from "../report/csv.js";
import { runJson } from "../report/run-json.js";
import { compareTable } from "../report/table.js";
import { simulate } from "../run/simulate.js";
import { loadPlugins } from "../scenario/load-plugins.js";
import { splitChoice } from "../schedulers/split-choice.js";
import { readScenario, type ScenarioOptions, scenarioOptions } from "./scenario-options.js";

interface CompareOptions extends ScenarioOptions {
  readonly schedulers: string;
  readonly format: "table" | "json" | "csv";
}

export const compareCommand: CommandModule<object, CompareOptions> = {
  command: "compare <scenario>",
  describe: "simulate one scenario under several schedulers; the first is the baseline",
  builder: (yargs) =>
    scenarioOptions(yargs)
      .option("schedulers", {
        type: "string",
        demandOption: true,
        describe: "names, with parameters if need be: fair-share,flowcon:alpha=0.05:intervalSec=20",
      })
      .option("format", {
        choices: ["table", "json", "csv"] as const,
        default: "table" as const,
        describe: "what to print",
      }),
  handler: async (options) => {
    const choices = options.schedulers.split(",").map((text) => text.trim());
    if (choices.some((text) => text === "")) {
      throw new InputError("--schedulers", options.schedulers, "must be names separated by commas");
    }
    const plugins = await loadPlugins(options.plugin);
    const http = createSyncHttp();
    const results = choices.map((choice) =>
      simulate(readScenario(options, plugins, schedulerOverrides(choice)), {
        recordTimeline: false,
        httpCall: http.call,
      }),
    );
    void http.close();
    process.stdout.write(`${render(results, options.format).trimEnd()}\n`);
  },
};

/** `flowcon:alpha=0.05` as the overrides that choose it. */
export const schedulerOverrides = (choice: string): string[] => {
  const { name, params } = splitChoice(choice);
  return [`scheduler.name=${name}`, ...params.map((param) => `scheduler.${param}`)];
};

const render = (results: readonly ReturnType<typeof simulate>[], format: CompareOptions["format"]): string => {
  if (format === "json") return JSON.stringify(results.map(runJson), null, 2);
  return format === "csv" ? compareCsv(results) : compareTable(results);
};
