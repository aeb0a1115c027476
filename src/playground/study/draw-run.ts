import type { TimelineRow } from "../../domain/record.js";
import type { RunResult } from "../../domain/result.js";
import { cpuMeans } from "../../metrics/cpu-bins.js";
import { lossRows } from "../../metrics/losses.js";
import { responseNumbers } from "../../metrics/responses.js";
import { summarize } from "../../metrics/summary.js";
import { type RelativeLoss, relativeLosses } from "../../report/charts/losses.js";
import { parameterTexts } from "../../report/scheduler-text.js";
import type { Bar, CpuPanel, LossLine, ResponseLine, SidePicture } from "./picture.js";
import type { Step } from "./steps.js";

/** What both sides of a study share. */
export interface Axis {
  readonly startSec: number;
  readonly endSec: number;
  /** Whether each job has a colour of its own, or each model. */
  readonly kind: "job" | "model";
  seriesOf(job: string): number;
}

/** Columns of time that CPU use is averaged over: about one for each pixel of a chart. */
const COLUMNS = 480;
/** Nodes that are drawn one by one. */
const PANELS_MAX = 4;
/** Jobs that are drawn one by one. */
const BARS_MAX = 60;
const LOSS_POINTS = 61;

export function drawRun(result: RunResult, axis: Axis, steps: readonly Step[]): SidePicture {
  const summary = summarize(result);
  return {
    scheduler: result.scheduler.name,
    parameters: parameterTexts(result.scheduler).join(", "),
    makespanSec: summary.makespanSec,
    meanCompletionSec: summary.meanCompletionSec,
    finished: summary.jobsFinished,
    jobs: summary.jobsSubmitted,
    energyJoules: summary.energyJoules ?? null,
    responses: summary.responses === undefined ? null : { ...summary.responses, lines: responseLines(result, axis) },
    panels: panels(result, axis),
    bars: result.records.length <= BARS_MAX ? bars(result, axis) : null,
    losses: axis.kind === "job" ? lossLines(result, axis) : null,
    stepSec: new Float64Array(steps.map(({ timeSec }) => timeSec)),
  };
}

function panels(result: RunResult, axis: Axis): readonly CpuPanel[] {
  const { nodes, timeline } = result;
  if (nodes.length > PANELS_MAX) {
    const capacityCpus = nodes.reduce((sum, node) => sum + node.cpus - node.reservedCpus, 0);
    return [{ title: `all ${nodes.length} nodes`, capacityCpus, layers: layers(timeline, axis) }];
  }
  return nodes.map((node) => ({
    title: node.id,
    capacityCpus: node.cpus - node.reservedCpus,
    layers: layers(nodes.length === 1 ? timeline : timeline.filter((row) => row.node === node.id), axis),
  }));
}

function layers(timeline: readonly TimelineRow[], axis: Axis): CpuPanel["layers"] {
  const { startSec, endSec } = axis;
  const means = cpuMeans(timeline, { startSec, endSec, bins: COLUMNS, groupOf: ({ job }) => axis.seriesOf(job) });
  return [...means]
    .map(([series, cpus]) => ({ series, meanCpus: new Float32Array(cpus) }))
    .toSorted((a, b) => a.series - b.series);
}

const bars = (result: RunResult, axis: Axis): readonly Bar[] =>
  result.records.map(({ id, arrivalSec, startSec, finishSec, moves }) => ({
    job: id,
    series: axis.seriesOf(id),
    arrivalSec,
    startSec,
    finishSec,
    moveSec: moves.map(({ timeSec }) => timeSec),
  }));

function lossLines(result: RunResult, axis: Axis): readonly LossLine[] | null {
  const byJob = new Map<string, RelativeLoss[]>();
  for (const row of relativeLosses(lossRows(result, LOSS_POINTS))) {
    const rows = byJob.get(row.job);
    if (rows === undefined) byJob.set(row.job, [row]);
    else rows.push(row);
  }
  if (byJob.size === 0) return null;
  return [...byJob].map(([job, rows]) => ({
    series: axis.seriesOf(job),
    timeSec: new Float32Array(rows.map(({ timeSec }) => timeSec)),
    percent: new Float32Array(rows.map(({ relativeLoss }) => relativeLoss)),
  }));
}

const responseLines = ({ services = [] }: RunResult, axis: Axis): readonly ResponseLine[] =>
  services.map(({ service, overTime }) => {
    const bins = overTime.filter(({ sample }) => sample.count > 0);
    return {
      series: axis.seriesOf(service),
      timeSec: bins.map(({ fromSec, toSec }) => (fromSec + Math.min(toSec, axis.endSec)) / 2),
      p95Sec: bins.map(({ sample }) => responseNumbers(sample).p95Sec!),
    };
  });
