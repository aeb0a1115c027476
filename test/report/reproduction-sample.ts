import type { GrowthRow } from "../../src/domain/growth.js";
import type { ClaimOutcome, Figure, PublishedNumber, Reproduction } from "../../src/domain/reproduction.js";
import { threeJobs } from "./sample.js";

const published = (over: Partial<PublishedNumber> & { readonly id: string }): PublishedNumber => ({
  section: "6.1.3",
  experiment: "fixed-3",
  scheduler: "flowcon",
  alpha: "0.05",
  intervalSec: "20",
  subject: "all",
  metric: "makespan",
  value: "386.1",
  unit: "s",
  basis: "stated",
  note: "",
  ...over,
});

export const outcome = (
  claim: Partial<PublishedNumber> & { readonly id: string },
  over: Partial<ClaimOutcome> = {},
): ClaimOutcome => ({
  published: published(claim),
  ours: 394,
  oursText: "",
  distribution: null,
  publishedQuantile: null,
  difference: 7.9,
  tolerance: "within 3 %",
  verdict: "reproduced",
  erratum: null,
  ...over,
});

const outcomes: readonly ClaimOutcome[] = [
  outcome(
    { id: "fc-01", scheduler: "na", alpha: "", intervalSec: "", value: "394.0" },
    { difference: 0, verdict: "input", tolerance: "sizes were derived from it" },
  ),
  outcome({ id: "fc-05" }),
  outcome(
    { id: "fc-11", subject: "all three", metric: "overlap", value: "59.4" },
    {
      ours: 54.5,
      difference: -4.9,
      tolerance: "within 10 %",
      erratum: "29.87 % less than without FlowCon here, but Table 6.2 gives 21.4 % for the same setting (fc-20).",
    },
  ),
  outcome(
    {
      id: "fc-13",
      section: "Table 6.2",
      alpha: "0.10",
      subject: "mnist-tf",
      metric: "completion_time_reduction",
      value: "26.2",
      unit: "%",
    },
    { ours: 30.6, difference: 4.4, tolerance: "within 7 points, same sign" },
  ),
  outcome(
    {
      id: "fc-17",
      section: "Table 6.2",
      alpha: "0.10",
      intervalSec: "60",
      subject: "mnist-tf",
      metric: "completion_time_reduction",
      value: "3.1",
      unit: "%",
    },
    { ours: 19.84, difference: 16.74, tolerance: "within 7 points, same sign", verdict: "missed" },
  ),
  outcome(
    { id: "fc-26", alpha: "any", intervalSec: "20|30", metric: "makespan_reduction", value: "1..4", unit: "%" },
    { ours: null, oursText: "0.2..1.9", difference: null, tolerance: "ranges overlap" },
  ),
  outcome(
    {
      id: "fc-50",
      section: "6.1.5",
      experiment: "random-10",
      scheduler: "na",
      alpha: "",
      intervalSec: "",
      value: "1384.9",
    },
    {
      ours: 1290.2,
      difference: -94.7,
      tolerance: "inside the 5-95 % range",
      distribution: {
        seeds: 200,
        mean: 1301,
        meanInterval: [1278.4, 1323.6],
        p05: 1012.7,
        median: 1290.2,
        p95: 1588.9,
      },
      publishedQuantile: 0.71,
    },
  ),
  outcome(
    {
      id: "fc-55",
      section: "6.1.5",
      experiment: "random-10",
      alpha: "0.10",
      subject: "jobs improved",
      metric: "count",
      value: "9",
      unit: "jobs",
    },
    {
      ours: 6,
      difference: -3,
      tolerance: "inside the 5-95 % range",
      distribution: { seeds: 200, mean: 6.1, meanInterval: [5.9, 6.3], p05: 4, median: 6, p95: 8 },
      publishedQuantile: 0.99,
      verdict: "missed",
    },
  ),
  outcome(
    {
      id: "fc-84",
      section: "3.3",
      experiment: "checkpoint",
      scheduler: "alone",
      alpha: "",
      intervalSec: "",
      subject: "vae",
      metric: "save_resume_overhead",
      value: "<5",
    },
    { ours: 3.2, difference: null, tolerance: "under 5 s" },
  ),
];

const growthRow = (
  timeSec: number,
  job: string,
  list: GrowthRow["list"],
  growth: number,
  limit: number,
): GrowthRow => ({
  timeSec,
  node: "r320",
  job,
  list,
  evaluation: 1,
  progress: Number.isFinite(growth) ? growth : null,
  usage: Number.isFinite(growth) ? 1 : null,
  growth,
  limit,
});

export const growthRows: readonly GrowthRow[] = [
  growthRow(0, "vae", "NL", Number.POSITIVE_INFINITY, 1),
  growthRow(20, "vae", "WL", 0.0134, 1),
  growthRow(40, "vae", "CL", 0.0122, 0.25),
  growthRow(40, "mnist-pt", "NL", Number.POSITIVE_INFINITY, 1),
  growthRow(60, "vae", "CL", 0.0125, 0.25),
  growthRow(60, "mnist-pt", "WL", 0.0454, 1),
  growthRow(80, "vae", "CL", 0.0121, 0.25),
  growthRow(80, "mnist-pt", "CL", 0.0433, 0.25),
];

const jobs = ["vae", "mnist-pt", "mnist-tf"];
const bars = [20, 30, 40, 50, 60].flatMap((intervalSec) =>
  jobs.map((job, index) => ({
    job,
    setting: `interval ${intervalSec} s`,
    completionSec: [394, 212, 54][index]! + index * intervalSec * 0.3,
  })),
);

export const figures: Readonly<Record<Figure["data"]["kind"], Figure>> = {
  workload: {
    id: "6.22",
    title: "Workload distribution under SpeCon",
    caption: "M: moved because it grew slowly, R: moved to rebalance.",
    claims: [],
    data: {
      kind: "workload",
      stays: [
        { node: "worker-1", job: "job-1", fromSec: 0, toSec: 100, mark: null },
        { node: "worker-2", job: "job-1", fromSec: 100, toSec: 160, mark: "M" },
        { node: "worker-1", job: "job-1", fromSec: 160, toSec: 200, mark: "R" },
        { node: "worker-2", job: "job-2", fromSec: 40, toSec: 240, mark: null },
      ],
    },
  },
  "completion-bars": {
    id: "6.1",
    title: "Completion times at alpha 5 %",
    caption: "Three jobs at fixed times. Diamonds: published.",
    claims: [],
    data: {
      kind: "completion-bars",
      bars,
      marks: [
        { job: "vae", setting: "interval 20 s", completionSec: 386.1 },
        { job: "mnist-tf", setting: "interval 30 s", completionSec: 57.7 },
      ],
    },
  },
  cpu: {
    id: "6.6",
    title: "CPU use without FlowCon",
    caption: "Three jobs share one CPU.",
    claims: [],
    data: { kind: "cpu", timeline: threeJobs.timeline },
  },
  growth: {
    id: "6.11",
    title: "Growth efficiency of VAE",
    caption: "With FlowCon, and measured only.",
    claims: [],
    data: {
      kind: "growth",
      series: ["FlowCon", "NA"].map((setting, index) => ({
        setting,
        rows: growthRows
          .filter(({ job }) => job === "vae")
          .map((row) => ({ ...row, growth: row.growth * (1 - 0.2 * index), limit: index === 1 ? 1 : row.limit })),
      })),
    },
  },
  lines: {
    id: "3.1",
    title: "Reduction of the loss over training",
    caption: "Diamonds: published points.",
    claims: [],
    data: {
      kind: "lines",
      xTitle: "training time (%)",
      yTitle: "reduction (%)",
      lines: [
        ["vae", 5.2],
        ["gru", 11.5],
      ].map(([model, rate]) => ({
        name: String(model),
        points: Array.from({ length: 51 }, (_, step): [number, number] => [
          2 * step,
          (100 * (1 - Math.exp((-Number(rate) * step) / 50))) / (1 - Math.exp(-Number(rate))),
        ]),
      })),
      marks: [
        { name: "vae", x: 20, y: 65 },
        { name: "gru", x: 27, y: 99 },
      ],
    },
  },
  "heat-map": {
    id: "Table 6.2",
    title: "Reduction over alpha and interval",
    caption: "Completion time of MNIST-T against fair share.",
    claims: [],
    data: {
      kind: "heat-map",
      xTitle: "interval (s)",
      yTitle: "alpha",
      valueTitle: "reduction of the completion time (%)",
      cells: ["0.01", "0.03", "0.05", "0.10", "0.15"].flatMap((y, row) =>
        ["20", "30", "40", "50", "60"].map((x, column) => ({ x, y, value: 32.14 - 7.3 * column - 2.1 * row })),
      ),
    },
  },
};

export const reproduction: Reproduction = {
  name: "zheng-flowcon",
  title: "FlowCon, chapter 6.1 of Zheng's thesis",
  source: "Zheng, Efficient Resource Management for Deep Learning Applications with Virtual Containers (thesis)",
  outcomes,
  figures: Object.values(figures),
  constants: [
    {
      name: "work of VAE",
      value: 259.6333,
      unit: "CPU s",
      fittedOn: "fc-01 to fc-04, by the equal shares of the run without FlowCon",
    },
    {
      name: "kappa",
      value: 0.0213,
      unit: "",
      fittedOn: "fc-50 and fc-60: the makespans without FlowCon, least squares over 200 seeds",
    },
  ],
  summary: [
    {
      what: "root-mean-square error of held-out completion time reductions",
      value: "6.4 points",
      target: "at most 7 points",
      met: true,
    },
    { what: "largest error of a held-out makespan", value: "4.1 %", target: "at most 3 %", met: false },
  ],
  notes: [
    "The three-job schedule is fixed, so there is one value of ours for each published one.",
    "Random schedules of the source are unknown draws: ours is the median over 200 seeds, with the range of the middle 90 %.",
  ],
};
