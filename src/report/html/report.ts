import type { SchedulerLabel } from "../../domain/result.js";
import { type Summary, summarize } from "../../metrics/summary.js";
import type { RunContext } from "../context.js";
import { SINGLE_JOBS_MAX } from "../figures/figure.js";
import { figures } from "../figures/registry.js";
import { formatFixed, formatParameter, formatPercent, formatSeconds } from "../format.js";
import { manifest } from "../manifest.js";
import type { RunData } from "../run-data.js";
import { schedulerText } from "../scheduler-text.js";
import { planSeries } from "../series.js";
import { baselineTable } from "./baseline-table.js";
import { escapeHtml } from "./escape.js";
import { figureSection } from "./figure.js";
import { keyBar } from "./keys.js";
import { htmlPage, type PageKit, section } from "./page.js";
import { styleSheet } from "./style.js";
import { jobTable, modelTable, nodeTable, serviceTable, waitTable } from "./tables.js";

/**
 * One run as one self-contained page: nothing loaded, charts drawn in place, light and dark, fit to print. A large run is
 * aggregated, so that the page stays small. With a kit, what is pointed at lights up everywhere and charts can be saved.
 */
export async function reportHtml(result: RunData, context: RunContext, kit: PageKit | null): Promise<string> {
  const plan = planSeries(result.records);
  const drawn: string[] = [];
  for (const figure of figures(result, plan)) drawn.push(await figureSection(figure, plan.kind));
  const waits = waitTable(result);
  const services = serviceTable(result);
  const baseline = baselineTable(result, plan);
  const many = result.records.length > SINGLE_JOBS_MAX;
  const sections = [
    ...(baseline === "" ? [] : [section("Against the baseline", baseline)]),
    ...drawn,
    section("Jobs", (many ? modelTable(result, plan) : "") + jobTable(result, plan)),
    ...(services === "" ? [] : [section("Services", services)]),
    ...(waits === "" ? [] : [section("Waiting", waits)]),
    section("Nodes", nodeTable(result)),
    section("This run", facts(result, context)),
  ];
  return htmlPage(
    {
      title: `${result.scenario} – ${result.scheduler.name} – Descent`,
      descentVersion: context.descentVersion,
      style: styleSheet(),
      main: [header(result), keyBar(result.records, plan), ...sections].join("\n"),
    },
    kit,
  );
}

function header(result: RunData): string {
  const placement = result.placement === null ? "" : `, placement <strong>${label(result.placement)}</strong>`;
  return `<header>
<p class="eyebrow">Descent simulation report</p>
<h1>${escapeHtml(result.scenario)}</h1>
<p class="lead">Scheduler <strong>${label(result.scheduler)}</strong>${placement}, seed ${result.seed}</p>
${strip(summarize(result))}
</header>`;
}

/** More parameters than this are left to the facts at the end of the page. */
const LEAD_PARAMETERS_MAX = 4;

const label = (scheduler: SchedulerLabel): string =>
  escapeHtml(Object.keys(scheduler.params).length > LEAD_PARAMETERS_MAX ? scheduler.name : schedulerText(scheduler));

function strip(summary: Summary): string {
  const jobs = `${formatFixed(summary.jobsFinished, 0)}<small> of ${formatFixed(summary.jobsSubmitted, 0)}</small>`;
  const items: readonly (readonly [term: string, value: string])[] = [
    ["Makespan", secondsHtml(summary.makespanSec)],
    ["Mean completion", secondsHtml(summary.meanCompletionSec)],
    ["Median completion", secondsHtml(summary.medianCompletionSec)],
    ["95th percentile", secondsHtml(summary.p95CompletionSec)],
    ["Jobs finished", jobs],
    ["Mean wait", secondsHtml(summary.meanWaitSec)],
    ["CPU used", `${formatSeconds(summary.cpuSec)}<small> CPU s</small>`],
    ["CPU utilisation", formatPercent(summary.cpuUtilisation)],
    ...(summary.energyJoules === undefined ? [] : [["Energy", energyHtml(summary.energyJoules)] as const]),
  ];
  const cells = items.map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`);
  return `<dl class="strip">\n${cells.join("\n")}\n</dl>`;
}

const energyHtml = (joules: number): string => `${formatFixed(joules / 1000, 1)}<small> kJ</small>`;

const secondsHtml = (seconds: number | null): string => `${formatSeconds(seconds)}<small> s</small>`;

function facts(result: RunData, context: RunContext): string {
  const items: readonly (readonly [term: string, html: string])[] = [
    ["Scenario", escapeHtml(result.scenario)],
    ["Scenario SHA-256", code(context.scenarioSha256)],
    ["Seed", String(result.seed)],
    ["Scheduler", escapeHtml(result.scheduler.name)],
    ...parameterFacts(result.scheduler),
    ...(result.placement === null ? [] : [["Placement", escapeHtml(result.placement.name)] as const]),
    ...(result.placement === null ? [] : parameterFacts(result.placement)),
    ["Command", code(context.command)],
    ["Descent version", escapeHtml(context.descentVersion)],
  ];
  const list = items.map(([term, html]) => `<dt>${term}</dt><dd>${html}</dd>`);
  return `<dl class="facts">\n${list.join("\n")}\n</dl>
<details><summary>manifest.json</summary>
<pre>${escapeHtml(JSON.stringify(manifest(result, context), null, 2))}</pre>
</details>`;
}

const parameterFacts = (scheduler: SchedulerLabel): readonly (readonly [string, string])[] =>
  Object.entries(scheduler.params).map(([name, value]) => [
    `<code>${escapeHtml(name)}</code>`,
    escapeHtml(formatParameter(value)),
  ]);

const code = (text: string): string => `<code>${escapeHtml(text)}</code>`;
