import { basename } from "node:path";
import type { Argv, CommandModule } from "yargs";
import { closest } from "../domain/closest.js";
import { InputError } from "../domain/errors.js";
import { printable } from "../report/text-table.js";
import { parseScenarioValue } from "../scenario/parse.js";
import type { ImportFormat } from "../traces/import/format.js";
import type { Note } from "../traces/import/notes.js";
import { importFormats } from "../traces/import/registry.js";
import { type ImportOutcome, runImport } from "../traces/import/run-import.js";
import { scenarioText, scenarioValue } from "../traces/import/scenario-text.js";
import { readPieces } from "../traces/read.js";
import { commandLine } from "./command-line.js";
import { ImportFiles } from "./import-files.js";

interface ImportCommandOptions {
  readonly format: string | undefined;
  readonly files: readonly string[] | undefined;
  readonly out: string | undefined;
  readonly assumeSec: number | undefined;
  readonly intervalSec: number;
  readonly maxJobs: number;
  readonly nodes: number;
  readonly nodeCpus: number;
  readonly nodeMemoryMb: number;
  readonly overwrite: boolean;
}

export const importCommand: CommandModule<object, ImportCommandOptions> = {
  command: "import [format] [files..]",
  describe: "make a scenario of a trace, a measurement or manifests; without a format: list what can be imported",
  builder: (yargs) =>
    (yargs as Argv<ImportCommandOptions>)
      .positional("format", { type: "string", describe: `one of ${importFormats.map(({ name }) => name).join(", ")}` })
      .positional("files", { type: "string", array: true, describe: "files of that format; .gz is unpacked" })
      .option("out", { alias: "o", type: "string", describe: "scenario to write (*.yaml), tables beside it (*.csv)" })
      .option("assume-sec", { type: "number", describe: "how long jobs run for which the files say nothing" })
      .option("interval-sec", {
        type: "number",
        default: usual.intervalSec,
        describe: "time between samples that carry no time",
      })
      .option("max-jobs", { type: "number", default: usual.maxJobs, describe: "take only the first so many jobs" })
      .option("nodes", { type: "number", default: usual.nodes, describe: "nodes where manifests know of none" })
      .option("node-cpus", { type: "number", default: usual.nodeCpus, describe: "CPUs of a node that says none" })
      .option("node-memory-mb", { type: "number", default: usual.nodeMemoryMb, describe: "memory of such a node" })
      .option("overwrite", { type: "boolean", default: false, describe: "replace files that are there" }),
  handler: async (options) => {
    if (options.format === undefined) {
      process.stdout.write(importFormats.map(formatText).join("\n"));
      return;
    }
    await importFiles(formatOf(options.format), options);
  },
};

async function importFiles(format: ImportFormat, options: ImportCommandOptions): Promise<void> {
  const { out, files = [] } = options;
  if (files.length === 0) throw new InputError("command line", "", `no files; ${format.name} takes ${format.files}`);
  if (out === undefined) throw new InputError("command line", "--out", "missing: say which scenario to write (*.yaml)");
  const limits = {
    assumeSec: options.assumeSec === undefined ? null : positive("--assume-sec", options.assumeSec),
    intervalSec: positive("--interval-sec", options.intervalSec),
    maxJobs: positive("--max-jobs", options.maxJobs),
    nodes: {
      count: Math.ceil(positive("--nodes", options.nodes)),
      cpus: positive("--node-cpus", options.nodeCpus),
      memoryMb: positive("--node-memory-mb", options.nodeMemoryMb),
    },
  };
  const target = new ImportFiles(out, options.overwrite);
  try {
    const sources = files.map((name) => ({ name, pieces: readPieces(name) }));
    const outcome = await runImport(format, sources, limits, target);
    const scenario = scenarioValue(nameOf(out), outcome.scenario, basename(target.pathOf("jobs")));
    check(scenario, out, target);
    const paths = target.commit(scenarioText(scenario, [format.title, repeatCommand(options)]));
    process.stdout.write(summary(format, outcome, paths));
  } catch (error) {
    target.discard();
    throw error;
  }
}

/** The scenario's own schema judges what was made; of the jobs table, its beginning. */
function check(scenario: unknown, path: string, target: ImportFiles): void {
  parseScenarioValue(scenario, path, () => ({
    kind: "text",
    path: target.pathOf("jobs"),
    text: target.sample("jobs"),
  }));
}

const nameOf = (path: string): string => basename(path).replace(/\.ya?ml$/i, "");

/** Numbers that need not be given. */
const usual = { intervalSec: 1, maxJobs: 10_000_000, nodes: 3, nodeCpus: 4, nodeMemoryMb: 16_384 };

const usualFlags = {
  intervalSec: "--interval-sec",
  maxJobs: "--max-jobs",
  nodes: "--nodes",
  nodeCpus: "--node-cpus",
  nodeMemoryMb: "--node-memory-mb",
};

const repeatCommand = (options: ImportCommandOptions): string => {
  const { format, files = [], out, assumeSec } = options;
  const flags = (Object.keys(usual) as (keyof typeof usual)[]).flatMap((key) =>
    options[key] === usual[key] ? [] : [usualFlags[key], `${options[key]}`],
  );
  const assumed = assumeSec === undefined ? [] : ["--assume-sec", `${assumeSec}`];
  return commandLine(["import", format ?? "", ...files, ...assumed, ...flags, "-o", out ?? ""]);
};

function summary(format: ImportFormat, { scenario, notes, rows }: ImportOutcome, paths: readonly string[]): string {
  const jobs = rows.jobs ?? (scenario.jobs ?? []).reduce((sum, job) => sum + Number(job.count ?? 1), 0);
  const nodes = scenario.nodes.length;
  const head = `${format.name}: ${counted(jobs, "job")} on ${counted(nodes, "node")}\n`;
  return `${head}${notes.map(noteText).join("")}\nwritten:\n${paths.map((path) => `  ${path}\n`).join("")}`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const noteText = ({ kind, text, count, first }: Note): string => {
  const where = first === null ? "" : `; first: ${first}`;
  return printable(`${kind.padEnd(7)} ${String(count).padStart(9)}  ${text}${where}`).concat("\n");
};

function formatOf(name: string): ImportFormat {
  const names = importFormats.map((format) => format.name);
  const found = importFormats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const guess = closest(name, names);
  const hint = guess === null ? "" : ` did you mean ${guess}?`;
  throw new InputError("command line", "format", `unknown format: ${name};${hint} known: ${names.join(", ")}`);
}

function positive(option: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new InputError("command line", option, `must be a number more than 0, got ${value}`);
}

const formatText = ({ name, title, files, reading, source }: ImportFormat): string =>
  `${name}: ${title}\n  files: ${files}\n  ${reading}\n  source: ${source}\n`;
