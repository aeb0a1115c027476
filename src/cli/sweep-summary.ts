import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import type { CommandModule } from "yargs";
import { InputError } from "../domain/errors.js";
import { sweepHtml } from "../report/sweep/sweep-html.js";
import { sweepText } from "../report/sweep/sweep-text.js";
import { readRows } from "../sweep/store/read-rows.js";
import { RUNS_FILE, readSweepFile, type SweepDescription } from "../sweep/store/sweep-file.js";
import { writeWhole } from "../sweep/store/write-whole.js";
import { summarizeCells } from "../sweep/summary/cell-summary.js";
import { findMetric } from "../sweep/summary/metric-name.js";
import { RunsCollector, type RunsTable } from "../sweep/summary/runs-table.js";
import { pageKit } from "./page-kit.js";
import { sweepReport } from "./sweep-report-data.js";

interface SummaryOptions {
  readonly folder: string;
  readonly metric: string;
  readonly goal: "min" | "max" | undefined;
  readonly baseline: string | undefined;
  readonly report: boolean;
  readonly format: "table" | "csv" | "json";
}

export const sweepSummaryCommand: CommandModule<object, SummaryOptions> = {
  command: "sweep-summary <folder>",
  describe: "means, paired differences and the best cell of a sweep",
  builder: (yargs) =>
    yargs
      .positional("folder", { type: "string", demandOption: true, describe: "folder of the sweep" })
      .option("metric", { type: "string", default: "meanCompletionSec", describe: "column to compare by" })
      .option("goal", { choices: ["min", "max"] as const, describe: "what is better [default: less, of use more]" })
      .option("baseline", { type: "string", describe: "scheduler that others are compared to [default: the first]" })
      .option("report", {
        type: "boolean",
        default: false,
        describe: "write report.html and summary.csv to the folder",
      })
      .option("format", {
        choices: ["table", "csv", "json"] as const,
        default: "table" as const,
        describe: "what to print",
      }),
  handler: async (options) => {
    const description = await readSweepFile(options.folder);
    if (description === null) throw new InputError(options.folder, "", "holds no sweep");
    const table = await readTable(options.folder, description);
    const metric = findMetric("--metric", options.metric, table.metrics);
    const report = sweepReport(table, description, {
      metric,
      ...(options.goal === undefined ? {} : { goal: options.goal }),
      baseline: chooseBaseline(options.baseline, table, description),
    });
    if (report === null) throw new InputError(options.folder, "", `no run has ${metric} yet`);
    if (options.format === "json") process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else process.stdout.write(options.format === "csv" ? summaryCsv(table) : sweepText(report));
    if (!options.report) return;
    const files = [
      [join(options.folder, "summary.csv"), summaryCsv(table)],
      [join(options.folder, "report.html"), await sweepHtml(report, pageKit())],
    ] as const;
    for (const [path, content] of files) {
      await writeWhole(path, content);
      process.stderr.write(`written: ${path}\n`);
    }
  },
};

async function readTable(folder: string, description: SweepDescription): Promise<RunsTable> {
  const { columns, parameters, schedulers } = description;
  const collector = new RunsCollector(columns, parameters);
  for await (const row of readRows(join(folder, RUNS_FILE), columns.length)) collector.add(row);
  return collector.finish(parameters, schedulers);
}

/** null: there is nothing to compare. */
function chooseBaseline(name: string | undefined, table: RunsTable, description: SweepDescription): string | null {
  const present = [...new Set(table.cells.map((cell) => cell.scheduler))];
  if (name !== undefined && !present.includes(name)) {
    throw new InputError("--baseline", name, `not among the schedulers of this sweep: ${present.join(", ")}`);
  }
  if (present.length < 2) return null;
  return name ?? description.schedulers.find((scheduler) => present.includes(scheduler)) ?? null;
}

/** One row per cell, each metric with its mean and the bounds of its 95 % confidence interval. */
function summaryCsv(table: RunsTable): string {
  const header = [
    "scheduler",
    ...table.parameters,
    "runs",
    ...table.metrics.flatMap((name) => [name, `${name}.low`, `${name}.high`]),
  ];
  const rows = summarizeCells(table).map((cell) => [
    cell.scheduler,
    ...cell.values,
    cell.runs,
    ...table.metrics.flatMap((name) => {
      const own = cell.metrics[name];
      return [own?.mean ?? null, own?.low ?? null, own?.high ?? null];
    }),
  ]);
  return stringify([header, ...rows], { record_delimiter: "unix" });
}
