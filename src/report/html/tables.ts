import type { NodeEnergy } from "../../domain/power.js";
import { type ModelSummary, summarizeByModel } from "../../metrics/by-model.js";
import { cpuBins } from "../../metrics/cpu-bins.js";
import { type JobJson, jobsJson } from "../../metrics/jobs-json.js";
import { waitReasons } from "../../metrics/wait.js";
import { timeSpan } from "../charts/time-span.js";
import { type Column, countColumn, secondsColumn, textColumn } from "../columns.js";
import { SINGLE_JOBS_MAX } from "../figures/figure.js";
import { formatFixed, formatPercent, formatSignificant } from "../format.js";
import { jobColumns } from "../job-columns.js";
import type { NodeData, RunData } from "../run-data.js";
import { NO_MODEL, OTHER_SERIES, type SeriesPlan } from "../series.js";
import { serviceColumns } from "../service-rows.js";
import { jobAttributes, swatch } from "./keys.js";
import { htmlTable } from "./table.js";

const LONGEST_JOBS = 40;
const NODES_MAX = 60;
const MODELS_MAX = 60;
const SERVICES_MAX = 60;

/** Every job, or the ones with the longest completion time when jobs are many; a job that never finished counts as longest. */
export function jobTable(result: RunData, plan: SeriesPlan): string {
  const jobs = jobsJson(result.records);
  const many = jobs.length > SINGLE_JOBS_MAX;
  const shown = many ? jobs.toSorted((a, b) => lengthSec(b) - lengthSec(a) || 0).slice(0, LONGEST_JOBS) : jobs;
  const caption = many
    ? `The ${LONGEST_JOBS} of ${formatFixed(jobs.length, 0)} jobs with the longest completion time; jobs.csv has all of them.`
    : "Every job, in order of submission. Completion is finish less arrival; wait is start less arrival.";
  const colours = new Map(plan.series.map((series) => [series.name, series.colour]));
  const ids = new Set(shown.map(({ id }) => id));
  const records = new Map(result.records.filter(({ id }) => ids.has(id)).map((record) => [record.id, record]));
  return htmlTable(jobColumns(shown), shown, {
    caption,
    mark: (job) => swatch(colours.get(plan.seriesOf(job.id))!),
    attributes: (job) => jobAttributes(records.get(job.id)!, plan),
  });
}

const lengthSec = (job: JobJson): number => job.completionSec ?? Number.MAX_VALUE;

/** Models that share the colour of "other" share its key. */
export function modelTable(result: RunData, plan: SeriesPlan): string {
  const all = summarizeByModel(result.records);
  const models = all.length > MODELS_MAX ? all.toSorted((a, b) => b.cpuSec - a.cpuSec).slice(0, MODELS_MAX) : all;
  const columns: readonly Column<ModelSummary>[] = [
    textColumn("model", (row) => row.model ?? NO_MODEL),
    countColumn("jobs", (row) => row.jobsSubmitted),
    countColumn("finished", (row) => row.jobsFinished),
    secondsColumn("mean completion (s)", models, (row) => row.meanCompletionSec),
    secondsColumn("median completion (s)", models, (row) => row.medianCompletionSec),
    secondsColumn("95th percentile (s)", models, (row) => row.p95CompletionSec),
    secondsColumn("mean wait (s)", models, (row) => row.meanWaitSec),
    secondsColumn("CPU used (CPU s)", models, (row) => row.cpuSec),
  ];
  const names = new Set(plan.series.map(({ name }) => name));
  const keyOf = ({ model }: ModelSummary): string =>
    plan.seriesKey(names.has(model ?? NO_MODEL) ? (model ?? NO_MODEL) : OTHER_SERIES);
  return htmlTable(columns, models, {
    caption:
      all.length > models.length
        ? `The ${MODELS_MAX} of ${formatFixed(all.length, 0)} models that used most CPU.`
        : "Jobs by model, in order of first submission.",
    attributes: (row) => ` data-key="${keyOf(row)}"`,
  });
}

/** Empty when every job started at once. */
export function waitTable(result: RunData): string {
  const reasons = waitReasons(result.records);
  if (reasons.length === 0) return "";
  const columns = [
    textColumn<(typeof reasons)[number]>("reason", (row) => row.reason),
    countColumn<(typeof reasons)[number]>("jobs", (row) => row.jobs),
    secondsColumn("mean wait (s)", reasons, (row) => row.meanWaitSec),
  ];
  const shown = reasons.slice(0, NODES_MAX);
  return htmlTable(columns, shown, { caption: "Why jobs could not start at once, the most frequent reason first." });
}

/** Empty when no job serves. */
export function serviceTable({ serviceSummaries }: RunData): string {
  if (serviceSummaries.length === 0) return "";
  const shown = serviceSummaries.slice(0, SERVICES_MAX);
  const some =
    serviceSummaries.length > shown.length
      ? `The first ${SERVICES_MAX} of ${formatFixed(serviceSummaries.length, 0)} services; services.csv has all. `
      : "";
  const caption = `${some}Response is from sending a request to having its answer: network, waiting and service.`;
  return htmlTable(serviceColumns(shown), shown, { caption });
}

interface NodeRow {
  readonly node: NodeData;
  readonly jobs: number;
  readonly cpuSec: number;
  readonly utilisation: number | null;
  /** null: its power is not modelled. */
  readonly energy: NodeEnergy | null;
}

export function nodeTable(result: RunData): string {
  const rows = nodeRows(result);
  const shown = rows.slice(0, NODES_MAX);
  const columns: Column<NodeRow>[] = [
    textColumn("node", (row) => row.node.id),
    { header: "CPUs", align: "right", cell: (row) => formatSignificant(row.node.cpus) },
    { header: "for containers (CPUs)", align: "right", cell: (row) => formatSignificant(capacityCpus(row.node)) },
    { header: "memory (MB)", align: "right", cell: (row) => formatFixed(row.node.memoryMb, 0) },
    countColumn("jobs finished here", (row) => row.jobs),
  ];
  if (result.timeline.length > 0) {
    columns.push(
      secondsColumn("CPU used (CPU s)", shown, (row) => row.cpuSec),
      { header: "in use", align: "right", cell: (row) => formatPercent(row.utilisation) },
    );
  }
  if (result.energy.length > 0) {
    columns.push(
      secondsColumn("on (s)", shown, (row) => row.energy?.onSec ?? null),
      { header: "energy (kJ)", align: "right", cell: (row) => formatFixed(kilojoules(row), 1) },
    );
  }
  const some = rows.length > shown.length ? `The first ${NODES_MAX} of ${formatFixed(rows.length, 0)} nodes. ` : "";
  const caption = `${some}Use is the share of the CPUs for containers, over the time that the charts show.`;
  return htmlTable(columns, shown, { caption });
}

const kilojoules = ({ energy }: NodeRow): number | null => (energy === null ? null : energy.energyJoules / 1000);

const capacityCpus = (node: NodeData): number => node.cpus - node.reservedCpus;

function nodeRows(result: RunData): readonly NodeRow[] {
  const span = timeSpan(result);
  const lengthSec = span.endSec - span.startSec;
  const means = cpuBins(result.timeline, { ...span, bins: 1, groupOf: (row) => row.node });
  const meanCpus = new Map(means.map((bin) => [bin.group, bin.meanCpus]));
  const finished = new Map<string, number>();
  for (const record of result.records) {
    if (record.finishSec === null || record.node === null) continue;
    finished.set(record.node, (finished.get(record.node) ?? 0) + 1);
  }
  const energyOf = new Map(result.energy.map((each) => [each.node, each]));
  return result.nodes.map((node) => {
    const cpus = meanCpus.get(node.id) ?? 0;
    const utilisation = lengthSec > 0 ? cpus / capacityCpus(node) : null;
    return {
      node,
      jobs: finished.get(node.id) ?? 0,
      cpuSec: cpus * lengthSec,
      utilisation,
      energy: energyOf.get(node.id) ?? null,
    };
  });
}
