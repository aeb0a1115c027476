import { CPU_PANELS_MAX, cpuChart } from "../charts/cpu.js";
import { cpuNodesChart } from "../charts/cpu-nodes.js";
import { formatFixed, formatSeconds } from "../format.js";
import { isSingle, noTimeline, type RunChart } from "./figure.js";

export const cpuEntry: RunChart = {
  name: "cpu",
  describe: "CPU use over time, stacked by container, a panel for each node",
  draw(data, plan) {
    if (data.timeline.length === 0) return noTimeline;
    const { spec, meanOverSec } = cpuChart(data, plan);
    const what = isSingle(data) ? "container" : "job model";
    const where =
      data.nodes.length > CPU_PANELS_MAX
        ? `all ${formatFixed(data.nodes.length, 0)} nodes together`
        : data.nodes.length > 1
          ? "one panel per node"
          : "on the one node";
    const how =
      meanOverSec === null
        ? "Every step is an exact change point; nothing is sampled."
        : `Means over intervals of ${formatSeconds(meanOverSec)} s; timeline.csv has the exact change points.`;
    const caption = `CPUs in use, stacked by ${what}, ${where}. The dashed line is what containers may use. ${how}`;
    return { heading: "CPU over time", spec, caption };
  },
};

export const cpuNodesEntry: RunChart = {
  name: "cpu-nodes",
  describe: "CPU use over time of each node",
  draw(data) {
    if (data.timeline.length === 0) return noTimeline;
    if (data.nodes.length < 2) return "the run has one node";
    const { spec, nodesPerRow, meanOverSec } = cpuNodesChart(data);
    const rows = nodesPerRow === 1 ? "a row for each node" : `a row for each ${nodesPerRow} neighbouring nodes`;
    return {
      heading: "CPU by node",
      spec,
      caption:
        `Share of the CPUs for containers that is in use, ${rows}. Means over intervals of ${formatSeconds(meanOverSec)} s: ` +
        "the stronger the colour, the busier.",
    };
  },
};
