import type { Figure, FigureData } from "../../domain/reproduction.js";
import { createCurve } from "../../loss/create-curve.js";
import { findModel } from "../../scenario/models/models.js";
import { alphas, intervals } from "./fixed-claims.js";
import type { FixedLab } from "./fixed-lab.js";
import { naCompletionSec } from "./fixed-three.js";
import { manyJobs } from "./random-claims.js";
import type { RandomLab } from "./random-lab.js";
import { type Setting, settingText } from "./setting.js";

/** Random schedules are shown for one draw; any would do, so it is the first. */
const shownSeed = 1;

/** A figure before it is known which rows belong to it. */
export type Picture = Omit<Figure, "claims">;

type Bars = Extract<FigureData, { kind: "completion-bars" }>;

export function fixedFigures(lab: FixedLab): readonly Picture[] {
  const overIntervals = (alpha: number): Setting[] => [
    ...intervals.map((intervalSec) => ({ alpha, intervalSec })),
    null,
  ];
  const overAlphas = (intervalSec: number): Setting[] => [...alphas.map((alpha) => ({ alpha, intervalSec })), null];
  const bars = (id: string, title: string, settings: readonly Setting[], marks: Bars["marks"]): Picture => ({
    id,
    title,
    caption:
      "Completion times of the three jobs for each setting (alpha, interval); NA: without FlowCon. Marks: published.",
    data: { kind: "completion-bars", bars: settings.flatMap((setting) => fixedBars(lab, setting)), marks },
  });
  const mark = (job: string, setting: Setting, completionSec: number): Bars["marks"][number] => ({
    job,
    setting: settingText(setting),
    completionSec,
  });
  const na = [
    mark("vae", null, naCompletionSec.vae),
    mark("mnist-pt", null, naCompletionSec.mnistPytorch),
    mark("mnist-tf", null, naCompletionSec.mnistTensorflow),
  ];
  const reduced = (setting: Setting, percent: number): Bars["marks"][number] =>
    mark("mnist-tf", setting, naCompletionSec.mnistTensorflow * (1 - percent / 100));
  const makespans = [386.1, 372.4, 384.8, 389, 388.1];
  const firstColumn = [26.2, 32.4, 14.3, 15.3, 3.1];
  const secondColumn = [32.1, 31, 21.4, 19, 19.8];
  return [
    bars("6.1", "alpha = 5 % and different intervals", overIntervals(0.05), [
      ...na,
      ...intervals.map((intervalSec, index) => mark("vae", { alpha: 0.05, intervalSec }, makespans[index]!)),
      mark("mnist-tf", { alpha: 0.05, intervalSec: 30 }, 57.7),
    ]),
    bars("6.2", "alpha = 10 % and different intervals", overIntervals(0.1), [
      ...na,
      ...intervals.map((intervalSec, index) => reduced({ alpha: 0.1, intervalSec }, firstColumn[index]!)),
    ]),
    bars("6.3", "interval 20 s and different alphas", overAlphas(20), [
      ...na,
      ...alphas.map((alpha, index) => reduced({ alpha, intervalSec: 20 }, secondColumn[index]!)),
    ]),
    bars("6.4", "interval 30 s and different alphas", overAlphas(30), na),
    {
      id: "6.5",
      title: "CPU usage of FlowCon, alpha = 5 %, interval 20 s, 3 jobs",
      caption: "At 40 s VAE is limited to a quarter of the node (fc-23).",
      data: { kind: "cpu", timeline: lab.result({ alpha: 0.05, intervalSec: 20 }).timeline },
    },
    {
      id: "6.6",
      title: "CPU usage without FlowCon, 3 jobs",
      caption: "Halves while two run, thirds while three do (fc-25).",
      data: { kind: "cpu", timeline: lab.result(null).timeline },
    },
    {
      id: "Table 6.2",
      title: "Reduction of MNIST-T's completion time over alpha and interval",
      caption: "Every pair of the settings of Table 6.2, which has the row of alpha 10 % and the column of 20 s.",
      data: {
        kind: "heat-map",
        xTitle: "interval (s)",
        yTitle: "alpha (%)",
        valueTitle: "reduction (%)",
        cells: alphas.flatMap((alpha) =>
          intervals.map((intervalSec) => ({
            x: String(intervalSec),
            y: String(100 * alpha),
            value: lab.reductionPercent({ alpha, intervalSec }),
          })),
        ),
      },
    },
  ];
}

const fixedBars = (lab: FixedLab, setting: Setting): Bars["bars"] =>
  (["vae", "mnist-pt", "mnist-tf"] as const).map((job) => ({
    job,
    setting: settingText(setting),
    completionSec: lab.completionSec(job, setting),
  }));

export function fiveJobFigures(lab: RandomLab): readonly Picture[] {
  const shown: Setting = { alpha: 0.03, intervalSec: 30 };
  const settings: Setting[] = [
    shown,
    { alpha: 0.03, intervalSec: 60 },
    { alpha: 0.05, intervalSec: 30 },
    { alpha: 0.05, intervalSec: 60 },
    null,
  ];
  return [
    randomBars("6.7", "Five different jobs with random submission", lab, settings, [
      { job: "job-4", setting: settingText({ alpha: 0.05, intervalSec: 60 }), completionSec: 472.4 },
      { job: "job-5", setting: settingText({ alpha: 0.05, intervalSec: 60 }), completionSec: 396.4 },
      { job: "job-4", setting: settingText(shown), completionSec: 424.6 },
      { job: "job-5", setting: settingText(shown), completionSec: 401.6 },
      { job: "job-4", setting: "NA", completionSec: 422.5 },
      { job: "job-5", setting: "NA", completionSec: 489.4 },
    ]),
    ...cpuPair("6.8", "6.9", "5 jobs", lab, shown),
  ];
}

export function tenJobFigures(lab: RandomLab): readonly Picture[] {
  return [
    randomBars(
      "6.10",
      "Ten jobs with random submission",
      lab,
      [manyJobs, null],
      [
        { job: "job-10", setting: settingText(manyJobs), completionSec: 110.8 },
        { job: "job-10", setting: "NA", completionSec: 188.3 },
      ],
    ),
    growth("6.11", "job-2", lab),
    growth("6.12", "job-6", lab),
    ...cpuPair("6.13", "6.14", "10 jobs", lab, manyJobs),
  ];
}

export const fifteenJobFigures = (lab: RandomLab): readonly Picture[] => [
  randomBars("6.15", "Fifteen jobs with random submission", lab, [manyJobs, null], []),
];

const drawNote = `One draw (seed ${shownSeed}); the source's draw is not known, so single values need not agree.`;

function randomBars(
  id: string,
  title: string,
  lab: RandomLab,
  settings: readonly Setting[],
  marks: Bars["marks"],
): Picture {
  const bars = settings.flatMap((setting) =>
    lab.run(setting, shownSeed).records.map((record) => ({
      job: record.id,
      setting: settingText(setting),
      completionSec: record.completionSec!,
    })),
  );
  return { id, title, caption: `${drawNote} Marks: published.`, data: { kind: "completion-bars", bars, marks } };
}

const cpuPair = (
  flowConId: string,
  naId: string,
  jobs: string,
  lab: RandomLab,
  setting: Setting,
): readonly Picture[] => [
  {
    id: flowConId,
    title: `CPU usage of FlowCon (${settingText(setting)}), ${jobs}`,
    caption: drawNote,
    data: { kind: "cpu", timeline: lab.run(setting, shownSeed).timeline },
  },
  {
    id: naId,
    title: `CPU usage without FlowCon, ${jobs}`,
    caption: drawNote,
    data: { kind: "cpu", timeline: lab.run(null, shownSeed).timeline },
  },
];

const growth = (id: string, job: string, lab: RandomLab): Picture => ({
  id,
  title: `Growth efficiency of ${job}, with and without FlowCon`,
  caption: `${drawNote} NA: what FlowCon would compute if it set no limits.`,
  data: {
    kind: "growth",
    series: [
      { setting: "FlowCon", rows: lab.run(manyJobs, shownSeed).growth.filter((row) => row.job === job) },
      { setting: "NA", rows: lab.run(null, shownSeed, manyJobs).growth.filter((row) => row.job === job) },
    ],
  },
});

/** Fig. 3.1: training alone. */
export function progressFigure(): Picture {
  const models = ["vae-pytorch", "bi-rnn-tensorflow", "gru-tensorflow"];
  const points = Array.from({ length: 101 }, (_, index) => index / 100);
  return {
    id: "3.1",
    title: "Training progress of three models, each alone",
    caption: "Share of the whole loss reduction. Marks: published, and what the curves were solved from.",
    data: {
      kind: "lines",
      xTitle: "training time (% of the whole)",
      yTitle: "reduction of the loss (% of the whole)",
      lines: models.map((model) => {
        const curve = createCurve(findModel(model)!.loss!);
        const whole = curve.at(0) - curve.at(1);
        return {
          name: model,
          points: points.map(
            (progress) => [100 * progress, (100 * (curve.at(0) - curve.at(progress))) / whole] as const,
          ),
        };
      }),
      marks: [
        { name: "vae-pytorch", x: 20, y: 65 },
        { name: "bi-rnn-tensorflow", x: 20, y: 98 },
        { name: "gru-tensorflow", x: 20, y: 90 },
        { name: "gru-tensorflow", x: 27, y: 99 },
      ],
    },
  };
}
