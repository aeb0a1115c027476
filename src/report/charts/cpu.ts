import type { NodeSpec } from "../../domain/node.js";
import type { CpuStep } from "../../domain/record.js";
import { ink } from "../palette.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { type CpuRow, exactCpuRows, meanCpuRows } from "./cpu-rows.js";
import { CHART_WIDTH_PX, type ChartSpec, keyed, linked, seriesColour, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

/** More nodes than this are drawn as one. */
export const CPU_PANELS_MAX = 12;
/** More change points than this, or more corners of areas, are drawn as means over intervals. */
const EXACT_ROWS_MAX = 4000;
const EXACT_CORNERS_MAX = 20_000;
const BINS = 240;
/** More containers than this are stacked by series. */
const SINGLE_CONTAINERS_MAX = 60;

interface CpuPanel {
  readonly title: string;
  readonly capacityCpus: number;
  readonly rows: readonly CpuRow[];
}

/** What a drawing of CPU use is made of. */
export interface CpuUse extends Pick<RunData, "records" | "timeline"> {
  readonly nodes: readonly Pick<NodeSpec, "id" | "cpus" | "reservedCpus">[];
}

export interface CpuChart {
  readonly spec: ChartSpec;
  /** Width of the intervals over which CPU use was averaged; null: the steps are exact. */
  readonly meanOverSec: number | null;
}

/** CPU in use over time, stacked by series: one panel per node, or one for the whole cluster when nodes are many. */
export function cpuChart(result: CpuUse, plan: SeriesPlan): CpuChart {
  const span = timeSpan(result);
  const groups = stackGroups(result, plan);
  const exactPanels =
    result.timeline.length > EXACT_ROWS_MAX ? null : cpuPanels(result, (timeline) => exactCpuRows(timeline, groups.of));
  const exact = exactPanels !== null && sum(exactPanels.map(({ rows }) => rows.length)) <= EXACT_CORNERS_MAX;
  const panels = exact ? exactPanels : cpuPanels(result, (timeline) => meanCpuRows(timeline, groups.of, span, BINS));
  const colour = seriesColour(plan, "patch");
  const height = panels.length === 1 ? 220 : Math.max(90, 150 - 6 * panels.length);
  return {
    meanOverSec: exact ? null : (span.endSec - span.startSec) / BINS,
    spec: {
      config: theme,
      spacing: 18,
      vconcat: panels.map((panel, index) => ({
        width: CHART_WIDTH_PX,
        height,
        title: panel.title,
        data: {
          values: panel.rows.map(({ timeSec, group, cpus }) => ({ timeSec, cpus, group, ...groups.look.get(group)! })),
        },
        layer: [
          {
            mark: { type: "area", interpolate: "step-after", stroke: ink.surface.light, strokeWidth: 0.6, ...keyed },
            encoding: {
              x: { field: "timeSec", ...timeAxis(span, index === panels.length - 1 ? "time (s)" : "") },
              y: {
                field: "cpus",
                type: "quantitative",
                stack: "zero",
                title: "CPUs in use",
                scale: { domain: [0, panel.capacityCpus], nice: false },
                axis: { tickCount: 4 },
              },
              color: colour,
              detail: { field: "group", type: "nominal" },
              description: linked,
              order: { field: "rank", type: "quantitative" },
            },
          },
          {
            data: { values: [{}] },
            mark: { type: "rule", stroke: ink.muted.light, strokeDash: [4, 3] },
            encoding: { y: { datum: panel.capacityCpus } },
          },
        ],
      })),
    },
  };
}

interface StackGroups {
  readonly of: (jobId: string) => string;
  readonly look: ReadonlyMap<string, { readonly series: string; readonly key: string; readonly rank: number }>;
}

/** What is stacked: each container in the colour of its series; in a run with many jobs each series. */
function stackGroups({ records }: CpuUse, plan: SeriesPlan): StackGroups {
  if (plan.kind === "job" || records.length > SINGLE_CONTAINERS_MAX) {
    const look = plan.series.map(
      ({ name }, rank) => [name, { series: name, key: plan.seriesKey(name), rank }] as const,
    );
    return { of: plan.seriesOf, look: new Map(look) };
  }
  const look = records.map(({ id }, rank) => [id, { series: plan.seriesOf(id), key: plan.jobKey(id), rank }] as const);
  return { of: (id) => id, look: new Map(look) };
}

function cpuPanels(result: CpuUse, rowsOf: (timeline: readonly CpuStep[]) => readonly CpuRow[]): CpuPanel[] {
  const { nodes, timeline } = result;
  if (nodes.length > CPU_PANELS_MAX) {
    const capacityCpus = nodes.reduce((sum, node) => sum + node.cpus - node.reservedCpus, 0);
    return [{ title: `all ${nodes.length} nodes (${capacityCpus} CPUs)`, capacityCpus, rows: rowsOf(timeline) }];
  }
  return nodes.map((node) => {
    const capacityCpus = node.cpus - node.reservedCpus;
    const rows = rowsOf(timeline.filter((row) => row.node === node.id));
    return { title: `${node.id} (${capacityCpus} ${capacityCpus === 1 ? "CPU" : "CPUs"})`, capacityCpus, rows };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
