import { assertNever } from "../../domain/assert.js";
import type { GrowthRow } from "../../domain/growth.js";
import type { TimelineRow } from "../../domain/record.js";
import type { Figure, FigureData } from "../../domain/reproduction.js";
import { completionGroupsChart } from "../charts/completion-groups.js";
import { cpuChart } from "../charts/cpu.js";
import { type GrowthPanel, growthChart } from "../charts/growth.js";
import { heatMapChart } from "../charts/heat-map.js";
import { linesChart } from "../charts/lines.js";
import type { ChartSpec } from "../charts/theme.js";
import { workloadChart } from "../charts/workload.js";
import { renderSvg } from "../render.js";
import { planNames } from "../series.js";

/** A figure as a Vega-Lite specification with its data inside: what `vl.json` holds. */
export function figureSpec({ data }: Figure): ChartSpec {
  switch (data.kind) {
    case "completion-bars":
      return completionGroupsChart(data.bars, data.marks);
    case "cpu":
      return timelineChart(data.timeline);
    case "growth":
      return growthFigure(data.series);
    case "lines":
      return linesChart(data);
    case "workload":
      return workloadChart(data.stays);
    case "heat-map":
      return heatMapChart(data);
    default:
      return assertNever(data);
  }
}

/** A figure as a drawing that stands alone. */
export const figureSvg = (figure: Figure): Promise<string> =>
  renderSvg(figureSpec(figure), { description: `${figureName(figure)}. ${figure.title}. ${figure.caption}` });

/** `Figure 6.3`; an id that is not a number, such as `Table 6.2`, is a name already. */
export const figureName = ({ id }: Figure): string => (/^\d/.test(id) ? `Figure ${id}` : id);

/** A timeline does not know its nodes; whole CPUs that hold the largest use are near enough. */
function timelineChart(timeline: readonly TimelineRow[]): ChartSpec {
  const jobs = distinct(timeline.map((row) => row.job));
  const nodes = distinct(timeline.map((row) => row.node)).map((id) => {
    const rows = timeline.filter((row) => row.node === id);
    return { id, cpus: Math.max(1, Math.ceil(largestUseCpus(rows) - 1e-9)), reservedCpus: 0 };
  });
  return cpuChart({ nodes, timeline, records: [] }, planNames(jobs)).spec;
}

/** Of one node, whose rows of one moment take effect together. */
function largestUseCpus(rows: readonly TimelineRow[]): number {
  const cpusByJob = new Map<string, number>();
  let largest = 0;
  for (const [index, row] of rows.entries()) {
    cpusByJob.set(row.job, row.cpus);
    if (rows[index + 1]?.timeSec === row.timeSec) continue;
    largest = Math.max(
      largest,
      [...cpusByJob.values()].reduce((sum, cpus) => sum + cpus, 0),
    );
  }
  return largest;
}

/** One job under several settings is drawn on one pair of axes, several jobs on one pair per setting. */
function growthFigure(series: Extract<FigureData, { kind: "growth" }>["series"]): ChartSpec {
  const jobs = distinct(series.flatMap(({ rows }) => rows.map((row) => row.job)));
  const span = { startSec: 0, endSec: Math.max(1, ...series.map(({ rows }) => rows.at(-1)?.timeSec ?? 0)) };
  const options = { span, alpha: null, endSecOf: null };
  if (jobs.length > 1) {
    const panels = series.map(({ setting, rows }) => panel(setting, rows, (row) => row.job));
    return growthChart(panels, { ...options, plan: planNames(jobs) });
  }
  // Lines are joined by job, so the same job under another setting takes another name.
  const rows = series.flatMap(({ setting, rows: own }) =>
    own.map((row) => ({ ...row, job: setting, series: setting, key: "" })),
  );
  return growthChart([{ title: "", rows }], { ...options, plan: planNames(series.map(({ setting }) => setting)) });
}

const panel = (title: string, rows: readonly GrowthRow[], seriesOf: (row: GrowthRow) => string): GrowthPanel => ({
  title,
  rows: rows.map((row) => ({ ...row, series: seriesOf(row), key: "" })),
});

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];
