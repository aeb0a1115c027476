import { cpuBins } from "../../metrics/cpu-bins.js";
import { heatColours, ink } from "../palette.js";
import type { NodeData, RunData } from "../run-data.js";
import { CHART_WIDTH_PX, type ChartSpec, theme } from "./theme.js";
import { timeAxis, timeSpan } from "./time-span.js";

const BINS = 100;
/** More nodes than this share rows. */
const ROWS_MAX = 40;

/** The second half of the heat colours: from the neutral middle to strong blue. */
const shades = heatColours.slice((heatColours.length - 1) / 2);
const shadeNames = ["idle to 20 %", "to 40 %", "to 60 %", "to 80 %", "to 100 %"];

export interface CpuNodesChart {
  readonly spec: ChartSpec;
  readonly nodesPerRow: number;
  readonly meanOverSec: number;
}

/** How busy each node is over time: a row for each node or for neighbouring nodes, a shade for each fifth of the capacity. */
export function cpuNodesChart(data: Pick<RunData, "nodes" | "records" | "timeline">): CpuNodesChart {
  const span = timeSpan(data);
  const nodesPerRow = Math.ceil(data.nodes.length / ROWS_MAX);
  const rowOf = new Map(data.nodes.map((node, index) => [node.id, Math.floor(index / nodesPerRow)]));
  const names = rowNames(data.nodes, nodesPerRow);
  const capacities = names.map((_, row) =>
    data.nodes
      .slice(row * nodesPerRow, (row + 1) * nodesPerRow)
      .reduce((sum, node) => sum + node.cpus - node.reservedCpus, 0),
  );
  const bins = cpuBins(data.timeline, { ...span, bins: BINS, groupOf: (step) => String(rowOf.get(step.node)) });
  const rows = bins
    .filter((bin) => bin.meanCpus > 0)
    .map(({ group, fromSec, toSec, meanCpus }) => {
      const usePercent = (100 * meanCpus) / capacities[Number(group)]!;
      const shade = Math.min(shades.length - 1, Math.max(0, Math.ceil(usePercent / 20 - 1e-9) - 1));
      return { node: names[Number(group)]!, fromSec, toSec, usePercent, use: shadeNames[shade]! };
    });
  return {
    nodesPerRow,
    meanOverSec: (span.endSec - span.startSec) / BINS,
    spec: {
      config: { ...theme, view: { stroke: ink.grid.light } },
      width: CHART_WIDTH_PX,
      height: names.length * (names.length <= 12 ? 22 : 13),
      data: { values: rows },
      mark: { type: "rect" },
      encoding: {
        x: { field: "fromSec", ...timeAxis(span) },
        x2: { field: "toSec" },
        y: { field: "node", type: "nominal", scale: { domain: names, paddingInner: 0.08 }, title: null },
        color: {
          field: "use",
          type: "nominal",
          scale: { domain: shadeNames, range: shades.map((shade) => shade.light) },
          legend: { symbolType: "square", symbolStrokeWidth: 0, columns: 5 },
        },
      },
    },
  };
}

function rowNames(nodes: readonly NodeData[], nodesPerRow: number): string[] {
  const count = Math.ceil(nodes.length / nodesPerRow);
  return Array.from({ length: count }, (_, row) => {
    const [first, last] = [nodes[row * nodesPerRow]!, nodes[Math.min((row + 1) * nodesPerRow, nodes.length) - 1]!];
    return first === last ? first.id : `${first.id} – ${last.id}`;
  });
}
