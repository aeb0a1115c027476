import { join } from "node:path";
import type { CommandModule } from "yargs";
import { InputError, RunError } from "../domain/errors.js";
import type { Reproduction } from "../domain/reproduction.js";
import { reproductionFiles } from "../report/reproduction/files.js";
import { reproductionHtml } from "../report/reproduction/html.js";
import { reproductionJson } from "../report/reproduction/json.js";
import { onlyFigure } from "../report/reproduction/only-figure.js";
import { reproductionReference } from "../report/reproduction/reference.js";
import { reproductionTable } from "../report/reproduction/table.js";
import { writeResults } from "../report/write.js";
import { reproductions } from "../reproduce/registry.js";
import type { SourceReproduction } from "../reproduce/source-reproduction.js";
import { commandLine } from "./command-line.js";
import { pageKit } from "./page-kit.js";
import { reproduceAll } from "./reproduce-all.js";
import { differencesFromReference, reproduceSource } from "./reproduce-source.js";
import { descentVersion } from "./version.js";

interface ReproduceOptions {
  readonly source: string | undefined;
  readonly list: boolean;
  readonly all: boolean;
  readonly report: boolean;
  readonly figure: string | undefined;
  readonly format: "table" | "json" | "html" | "reference";
  readonly seeds: number;
  readonly check: boolean;
  readonly out: string | undefined;
  readonly overwrite: boolean;
}

export const reproduceCommand: CommandModule<object, ReproduceOptions> = {
  command: "reproduce [source]",
  describe: "make the published numbers and figures of a source document again, and judge each",
  builder: (yargs) =>
    yargs
      .positional("source", { type: "string", describe: "name of the source, see --list" })
      .option("list", { type: "boolean", default: false, describe: "list the sources" })
      .option("all", { type: "boolean", default: false, describe: "every source, one after the other" })
      .option("report", {
        type: "boolean",
        default: false,
        describe: `write pages, by default to ${defaultFolder}: of --all one for each source and index.html`,
      })
      .option("figure", { type: "string", describe: "only this figure and its numbers, e.g. 6.3" })
      .option("format", {
        choices: ["table", "json", "html", "reference"] as const,
        default: "table" as const,
        describe: "what to print; reference: what --check compares with",
      })
      .option("seeds", { type: "number", default: 200, describe: "seeds for each random schedule (2 to 100000)" })
      .option("check", {
        type: "boolean",
        default: false,
        describe: "exit with 1 when anything differs from the reviewed reference",
      })
      .option("out", { type: "string", describe: "write page, numbers and figures to this directory" })
      .option("overwrite", { type: "boolean", default: false, describe: "replace results that differ" }),
  handler: reproduce,
};

const defaultFolder = "results/reproduction";

async function reproduce(options: ReproduceOptions): Promise<void> {
  if (options.list) return list();
  const { seeds } = options;
  if (!Number.isSafeInteger(seeds) || seeds < 2 || seeds > 100_000) {
    throw new InputError("--seeds", "", `must be an integer from 2 to 100000, not ${seeds}`);
  }
  if (options.all) return all(options);
  const source = find(options.source);
  const whole = reproduceSource(source, seeds);
  const shown = options.figure === undefined ? whole : one(whole, options.figure);
  const context = { command: repeatCommand(options), descentVersion, index: null };
  const out = options.out ?? (options.report ? join(defaultFolder, source.name) : undefined);
  process.stdout.write(`${(await render(shown, options.format, context)).trimEnd()}\n`);
  if (out !== undefined) {
    const { kind, paths } = await writeResults(out, await reproductionFiles(shown, context, pageKit()), options);
    process.stderr.write(`${kind}: ${paths[0]} and ${paths.length - 1} more files\n`);
  }
  if (options.check) check(whole);
}

/** @throws InputError when what is asked for is of one source only */
async function all({ source, figure, format, seeds, check, out, report, overwrite }: ReproduceOptions): Promise<void> {
  if (source !== undefined) throw new InputError("--all", source, "is one source; leave it out, or --all");
  if (figure !== undefined) throw new InputError("--all", "--figure", "is of one source; leave one of the two out");
  if (format !== "table") throw new InputError("--all", "--format", "must be table: pages come by --report");
  await reproduceAll({ seeds, check, overwrite, out: out ?? (report ? defaultFolder : null) });
}

function list(): void {
  for (const { name, title, source } of reproductions) process.stdout.write(`${name}\n  ${title}\n  ${source}\n`);
}

function find(name: string | undefined): SourceReproduction {
  const found = reproductions.find((each) => each.name === name);
  if (found !== undefined) return found;
  const known = reproductions.map((each) => each.name).join(", ");
  throw new InputError(
    "reproduce",
    "source",
    `${name === undefined ? "is missing" : `unknown: ${name}`}; known: ${known}`,
  );
}

function one(reproduction: Reproduction, figure: string): Reproduction {
  const found = onlyFigure(reproduction, figure);
  if (found !== null) return found;
  const known = reproduction.figures.map(({ id }) => id).join(", ");
  throw new InputError("--figure", "", `unknown: ${figure}; known: ${known}`);
}

async function render(
  reproduction: Reproduction,
  format: ReproduceOptions["format"],
  context: Parameters<typeof reproductionHtml>[1],
): Promise<string> {
  switch (format) {
    case "table":
      return reproductionTable(reproduction, process.stdout.columns);
    case "json":
      return JSON.stringify(reproductionJson(reproduction), null, 2);
    case "html":
      return await reproductionHtml(reproduction, context, pageKit());
    case "reference":
      return JSON.stringify(reproductionReference(reproduction), null, 2);
  }
}

function check(reproduction: Reproduction): void {
  const found = differencesFromReference(reproduction);
  if (found.length > 0) throw new RunError(`${reproduction.name} differs from its reference: ${found.join("; ")}`);
  process.stderr.write(`${reproduction.name}: every number as in the reviewed reference\n`);
}

const repeatCommand = ({ source, figure, seeds }: ReproduceOptions): string =>
  commandLine([
    "reproduce",
    source ?? "",
    ...(figure === undefined ? [] : ["--figure", figure]),
    ...(seeds === 200 ? [] : ["--seeds", String(seeds)]),
  ]);
