import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { InputError, RunError } from "../domain/errors.js";
import { textColumn } from "../report/columns.js";
import { countVerdicts, verdictSign } from "../report/reproduction/claim-text.js";
import { reproductionFiles } from "../report/reproduction/files.js";
import { indexHtml, type SourceEntry } from "../report/reproduction/index-page.js";
import { textTable } from "../report/text-table.js";
import { writeResults } from "../report/write.js";
import { reproductions } from "../reproduce/registry.js";
import type { SourceReproduction } from "../reproduce/source-reproduction.js";
import { writeWhole } from "../sweep/store/write-whole.js";
import { commandLine } from "./command-line.js";
import { pageKit } from "./page-kit.js";
import { differencesFromReference, reproduceSource } from "./reproduce-source.js";
import { descentVersion } from "./version.js";

export interface ReproduceAllOptions {
  readonly seeds: number;
  readonly check: boolean;
  /** Where pages go; null: nothing is written. */
  readonly out: string | null;
  readonly overwrite: boolean;
}

/**
 * Makes every source document again, one after the other, each with a page in a folder of its own and all on one page that
 * is written again after each. One that fails does not keep the others.
 *
 * @throws RunError at the end, when one failed or differs from its reference
 */
export async function reproduceAll(options: ReproduceAllOptions): Promise<void> {
  const { out } = options;
  if (out !== null && !options.overwrite && existsSync(join(out, "index.html"))) {
    throw new InputError(out, "", "already holds reproductions; give --overwrite to replace them, or another --out");
  }
  const entries: SourceEntry[] = reproductions.map(({ name, title, source }) => ({
    kind: "waiting",
    name,
    title,
    source,
  }));
  for (const [index, source] of reproductions.entries()) {
    process.stderr.write(`${index + 1} of ${reproductions.length}: ${source.name}\n`);
    entries[index] = await entryOf(source, options);
    if (out !== null) await writeIndex(out, entries, options);
  }
  process.stdout.write(table(entries));
  if (out !== null) process.stderr.write(`written: ${join(out, "index.html")}\n`);
  const problems = entries.flatMap((entry) => problemOf(entry) ?? []);
  if (problems.length > 0) throw new RunError(problems.join("; "));
}

async function entryOf(source: SourceReproduction, options: ReproduceAllOptions): Promise<SourceEntry> {
  const { name, title } = source;
  try {
    const reproduction = reproduceSource(source, options.seeds);
    const context = {
      command: commandLine(["reproduce", name, ...seedsArgument(options)]),
      descentVersion,
      index: "../index.html",
    };
    if (options.out !== null) {
      await writeResults(join(options.out, name), await reproductionFiles(reproduction, context, pageKit()), options);
    }
    const differences = options.check ? differencesFromReference(reproduction) : null;
    return { kind: "made", name, title, source: source.source, reproduction, differences };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    process.stderr.write(`  failed: ${problem}\n`);
    return { kind: "failed", name, title, source: source.source, problem };
  }
}

async function writeIndex(out: string, entries: readonly SourceEntry[], options: ReproduceAllOptions): Promise<void> {
  const command = commandLine([
    "reproduce",
    "--all",
    "--report",
    ...seedsArgument(options),
    ...(options.check ? ["--check"] : []),
  ]);
  await mkdir(out, { recursive: true });
  await writeWhole(join(out, "index.html"), indexHtml(entries, { command, descentVersion }, pageKit()));
}

/** Those that a reader of the page would have to give too. */
const seedsArgument = ({ seeds }: ReproduceAllOptions): readonly string[] =>
  seeds === 200 ? [] : ["--seeds", String(seeds)];

function table(entries: readonly SourceEntry[]): string {
  const cell = (value: (counts: ReturnType<typeof countVerdicts>) => number) => (entry: SourceEntry) =>
    entry.kind === "made" ? String(value(countVerdicts(entry.reproduction.outcomes))) : "–";
  return textTable(
    [
      textColumn("source", (entry: SourceEntry) => entry.name),
      { header: `${verdictSign.reproduced} reproduced`, align: "right", cell: cell((counts) => counts.reproduced) },
      { header: `${verdictSign.missed} missed`, align: "right", cell: cell((counts) => counts.missed) },
      { header: `${verdictSign.input} input`, align: "right", cell: cell((counts) => counts.input) },
      {
        header: `${verdictSign.direction} direction`,
        align: "right",
        cell: cell((counts) => counts.direction),
      },
      textColumn("as reviewed", reviewedText),
    ],
    entries,
  );
}

function reviewedText(entry: SourceEntry): string {
  if (entry.kind !== "made") return entry.kind === "failed" ? "failed" : "–";
  if (entry.differences === null) return "not compared";
  return entry.differences.length === 0 ? "the same" : `${entry.differences.length} differ`;
}

/** Differences of one source that are told on the terminal; the page has all. */
const SAID_MAX = 3;

/** null: none. */
function problemOf(entry: SourceEntry): string | null {
  if (entry.kind === "failed") return `${entry.name} failed: ${entry.problem}`;
  if (entry.kind === "waiting" || entry.differences === null || entry.differences.length === 0) return null;
  const more = entry.differences.length > SAID_MAX ? `; and ${entry.differences.length - SAID_MAX} more` : "";
  return `${entry.name} differs from its reference: ${entry.differences.slice(0, SAID_MAX).join("; ")}${more}`;
}
