import type { ExtenderTally } from "../domain/decision.js";
import type { RunResult } from "../domain/result.js";
import { compareRuns, reductionPercent } from "../metrics/compare.js";
import { jobsJson } from "../metrics/jobs-json.js";
import { summarizeService } from "../metrics/responses.js";
import { type Summary, summarize } from "../metrics/summary.js";
import { type Column, textColumn } from "./columns.js";
import { formatFixed, formatPercent, formatSeconds } from "./format.js";
import { jobColumns } from "./job-columns.js";
import { differingParameters, parameterTexts } from "./scheduler-text.js";
import { serviceColumns } from "./service-rows.js";
import { printable, textTable } from "./text-table.js";
import { TERMINAL_WIDTH, wrapItems } from "./wrap.js";

/** Jobs that a terminal shows before it shows only some of them. */
const TERMINAL_JOBS_MAX = 60;

/** One run as plain text for a terminal of `width` characters: what ran, the jobs, the numbers. */
export function runTable(result: RunResult, width: number = TERMINAL_WIDTH): string {
  const jobs = jobsJson(result.records);
  const shown = jobs.slice(0, TERMINAL_JOBS_MAX);
  const hidden = jobs.length - shown.length;
  return [
    `${printable(result.scenario)}\n${policyLines(result, width)}`,
    textTable(jobColumns(shown), shown),
    ...(hidden > 0 ? [`... and ${formatFixed(hidden, 0)} more jobs\n`] : []),
    ...serviceTable(result),
    summaryLines(result),
    ...unfinishedLines(result),
  ].join("\n");
}

function serviceTable({ services = [] }: RunResult): readonly string[] {
  if (services.length === 0) return [];
  const shown = services.slice(0, TERMINAL_JOBS_MAX).map(summarizeService);
  const hidden = services.length - shown.length;
  const more = hidden > 0 ? `... and ${formatFixed(hidden, 0)} more services\n` : "";
  return [textTable(serviceColumns(shown), shown) + more];
}

/** Names on one line, parameters below it. */
function policyLines({ scheduler, placement, seed }: RunResult, width: number): string {
  const placed = placement === null ? "" : `; placement ${placement.name}`;
  const params = [scheduler, ...(placement === null ? [] : [placement])].flatMap((label) =>
    wrapItems(parameterTexts(label).map(printable), ", ", width - 2).map((line) => `  ${line}\n`),
  );
  return `${printable(`scheduler ${scheduler.name}${placed}`)}; seed ${seed}\n${params.join("")}`;
}

function summaryLines(result: RunResult): string {
  const summary = summarize(result);
  const lines: readonly (readonly [name: string, value: string])[] = [
    ["makespan (s)", formatSeconds(summary.makespanSec)],
    ["mean completion (s)", formatSeconds(summary.meanCompletionSec)],
    ["median completion (s)", formatSeconds(summary.medianCompletionSec)],
    ["95th percentile (s)", formatSeconds(summary.p95CompletionSec)],
    ["mean wait (s)", formatSeconds(summary.meanWaitSec)],
    ["CPU utilisation", formatPercent(summary.cpuUtilisation)],
    ...energyLines(summary),
    ["jobs finished", `${formatFixed(summary.jobsFinished, 0)} of ${formatFixed(summary.jobsSubmitted, 0)}`],
    ...extenderLines(result.extender),
  ];
  const nameWidth = Math.max(...lines.map(([name]) => name.length));
  const valueWidth = Math.max(...lines.map(([, value]) => value.length));
  return lines.map(([name, value]) => `${name.padEnd(nameWidth)}  ${value.padStart(valueWidth)}\n`).join("");
}

/** An extender that is outvoted is one that does not do what it is there for. */
function extenderLines(tally: ExtenderTally | undefined): readonly (readonly [string, string])[] {
  if (tally === undefined) return [];
  const failed: readonly [string, string][] = tally.failed === 0 ? [] : [["extender failed", `${tally.failed} times`]];
  return [["extender outvoted", outvotedText(tally)], ...failed];
}

/** `3 of 12`: of the decisions in which it preferred a node. */
const outvotedText = ({ followed, outvoted }: ExtenderTally): string =>
  `${formatFixed(outvoted, 0)} of ${formatFixed(followed + outvoted, 0)}`;

const energyLines = ({ energyJoules }: Summary): readonly (readonly [name: string, value: string])[] =>
  energyJoules === undefined ? [] : [["energy (kJ)", formatFixed(energyJoules / 1000, 1)]];

/** A job that never finished is worth a line of its own: its numbers are in no mean. */
function unfinishedLines(result: RunResult): readonly string[] {
  const unfinished = result.records.filter((record) => record.finishSec === null);
  if (unfinished.length === 0) return [];
  const named = unfinished
    .slice(0, 5)
    .map((record) => `  ${printable(record.id)}: ${printable(record.waitReason ?? "did not finish")}\n`);
  const more = unfinished.length > 5 ? `  ... and ${unfinished.length - 5} more\n` : "";
  return [`not finished:\n${named.join("")}${more}`];
}

interface CompareRow {
  readonly name: string;
  /** One per run, in seconds. */
  readonly values: readonly (number | null)[];
}

/**
 * Several runs of one workload side by side: completion time of each job, then makespan and mean, each with its change
 * against the first run in per cent (negative: shorter). Under a scheduler's name stand the parameters that tell it from
 * its namesakes.
 *
 * @param results at least one
 */
export function compareTable(results: readonly RunResult[]): string {
  const responses = responseRows(results);
  const hidden = results[0]!.records.length - TERMINAL_JOBS_MAX;
  const votes = results.flatMap(({ scheduler, extender }) =>
    extender === undefined ? [] : [`${scheduler.name}: extender outvoted ${outvotedText(extender)}\n`],
  );
  return [
    timesTable("completion time", compareRows(results), results),
    ...(responses.length === 0 ? [] : [timesTable("response time", responses, results)]),
    ...(votes.length === 0 ? [] : [votes.join("")]),
    ...(hidden > 0 ? [`${formatFixed(hidden, 0)} more jobs are not shown\n`] : []),
  ].join("\n");
}

function timesTable(what: string, rows: readonly CompareRow[], results: readonly RunResult[]): string {
  const scaleSec = Math.max(...rows.flatMap((row) => row.values.map((value) => value ?? 0)));
  const columns: Column<CompareRow>[] = [textColumn(what, (row) => row.name)];
  const differences = differingParameters(results.map((result) => result.scheduler));
  for (const [index, { scheduler }] of results.entries()) {
    columns.push({
      header: [`${scheduler.name} (s)`, ...differences[index]!].join("\n"),
      align: "right",
      cell: (row) => formatSeconds(row.values[index] ?? null, scaleSec),
    });
    if (index > 0) columns.push({ header: "change (%)", align: "right", cell: (row) => changeText(row, index) });
  }
  return textTable(columns, rows);
}

function compareRows(results: readonly RunResult[]): readonly CompareRow[] {
  const first = results[0]!;
  const comparisons = results.map((result) => compareRuns(first, result));
  const summaries = results.map((result) => summarize(result));
  const jobs = first.records.slice(0, TERMINAL_JOBS_MAX).map((record, job) => ({
    name: record.id,
    values: comparisons.map((comparison) => comparison[job]!.completionSec),
  }));
  return [
    ...jobs,
    { name: "mean completion", values: summaries.map((summary) => summary.meanCompletionSec) },
    { name: "95th percentile", values: summaries.map((summary) => summary.p95CompletionSec) },
    { name: "makespan", values: summaries.map((summary) => summary.makespanSec) },
  ];
}

/** Response times of all requests, where jobs serve. */
function responseRows(results: readonly RunResult[]): readonly CompareRow[] {
  const all = results.map((result) => summarize(result).responses);
  if (all.every((responses) => responses === undefined)) return [];
  return [
    { name: "mean", values: all.map((responses) => responses?.meanSec ?? null) },
    { name: "median", values: all.map((responses) => responses?.p50Sec ?? null) },
    { name: "95th percentile", values: all.map((responses) => responses?.p95Sec ?? null) },
    { name: "99th percentile", values: all.map((responses) => responses?.p99Sec ?? null) },
    { name: "slowest", values: all.map((responses) => responses?.maxSec ?? null) },
  ];
}

function changeText(row: CompareRow, index: number): string {
  const reduction = reductionPercent(row.values[0] ?? null, row.values[index] ?? null);
  if (reduction === null) return formatFixed(null, 1);
  const text = formatFixed(-reduction, 1);
  return reduction < 0 && !text.startsWith("0.0") ? `+${text}` : text;
}
