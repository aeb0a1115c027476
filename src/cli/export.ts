import type { CommandModule } from "yargs";
import { openMetrics } from "../report/export/open-metrics.js";
import { traceEvents } from "../report/export/trace-events.js";
import type { RunData } from "../report/run-data.js";
import { readResults } from "./results-folder.js";
import { writeOut } from "./write-out.js";

interface ExportOptions {
  readonly format: "trace" | "openmetrics";
  readonly results: string;
  readonly out: string | undefined;
}

const writers: Readonly<Record<ExportOptions["format"], (data: RunData) => string>> = {
  trace: (data) => `${JSON.stringify(traceEvents(data))}\n`,
  openmetrics: openMetrics,
};

export const exportCommand: CommandModule<object, ExportOptions> = {
  command: "export <format> <results>",
  describe: "a run's results for other programs: trace (ui.perfetto.dev) or openmetrics (Grafana)",
  builder: (yargs) =>
    yargs
      .positional("format", {
        choices: ["trace", "openmetrics"] as const,
        demandOption: true,
        describe: "which format",
      })
      .positional("results", { type: "string", demandOption: true, describe: "directory of results" })
      .option("out", { alias: "o", type: "string", describe: "file to write [default: print]" }),
  handler: async ({ format, results, out }) => {
    const text = writers[format](readResults(results));
    if (out === undefined) process.stdout.write(text);
    else await writeOut(out, text);
  },
};
