import { stays } from "../../metrics/stays.js";
import { ganttChart } from "../charts/gantt.js";
import { queueChart } from "../charts/queue.js";
import { stayChart } from "../charts/stays.js";
import { timeSpan } from "../charts/time-span.js";
import { waitChart } from "../charts/waits.js";
import { formatFixed } from "../format.js";
import { hasMoves } from "../moves.js";
import { isSingle, noTimeline, onlySingle, type RunChart } from "./figure.js";

export const ganttEntry: RunChart = {
  name: "gantt",
  describe: "each job from start to finish, and how long it waited",
  draw(data, plan) {
    if (data.records.length === 0) return "the run has no jobs";
    if (!isSingle(data)) return onlySingle("queue");
    return {
      heading: "Jobs over time",
      spec: ganttChart(data, plan),
      caption: "From start to finish, in order of submission. A thin grey bar is time spent waiting to be placed.",
    };
  },
};

export const queueEntry: RunChart = {
  name: "queue",
  describe: "how many jobs run and wait over time",
  forManyJobs: true,
  draw(data) {
    if (data.records.length === 0) return "the run has no jobs";
    return {
      heading: "Jobs running and waiting",
      spec: queueChart(data),
      caption: "Jobs running and jobs waiting to be placed, read at 401 evenly spaced moments.",
    };
  },
};

/** Lanes that one page can hold. */
const STAYS_NODES_MAX = 40;
const STAYS_MAX = 3000;

export const workloadEntry: RunChart = {
  name: "workload",
  describe: "which jobs are on which node, with migrations marked",
  draw(data, plan) {
    if (data.timeline.length === 0) return noTimeline;
    if (data.nodes.length < 2) return "the run has one node";
    if (!isSingle(data)) return onlySingle("cpu-nodes");
    if (data.nodes.length > STAYS_NODES_MAX) return `it shows at most ${STAYS_NODES_MAX} nodes; see cpu-nodes for more`;
    const all = stays(data, timeSpan(data).endSec);
    if (all.length > STAYS_MAX)
      return `containers are moved too often to be drawn (${formatFixed(all.length, 0)} stays); see cpu-nodes`;
    const moved = hasMoves(data)
      ? " A diamond is a migration: where the container arrives, with its scheduler's mark (M: slow-growing, R: rebalanced)."
      : " No container was moved.";
    return {
      heading: "Workload by node",
      spec: stayChart(data, all, plan),
      caption: `Which containers are on which node and when; lanes of a node hold containers that are there at once.${moved}`,
    };
  },
};

export const waitsEntry: RunChart = {
  name: "waits",
  describe: "why jobs could not start at once, and how long they waited",
  draw(data) {
    if (data.records.every((record) => record.waitReason === null)) return "every job started at once";
    const waited = data.records.filter((record) => record.waitReason !== null).length;
    return {
      heading: "Waiting reasons",
      spec: waitChart(data.records),
      caption: `Jobs that could not start at once (${formatFixed(waited, 0)} of ${formatFixed(data.records.length, 0)}), by the first reason; the label has their mean wait.`,
    };
  },
};
