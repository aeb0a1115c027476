import type { JobRecord } from "../../domain/record.js";
import type { Figure, FigureData, WorkloadStay } from "../../domain/reproduction.js";
import { type Lab, type Setting, settingText, usual } from "./lab.js";

/** Random schedules are shown for one draw; any would do, so it is the first. */
const shownSeed = 1;
const drawNote = `One draw (seed ${shownSeed}); the source's draw is not known, so single values need not agree.`;

type Picture = Omit<Figure, "claims">;
type Bars = Extract<FigureData, { kind: "completion-bars" }>;

/** Completion times of every job under several settings. */
export function barsPicture(
  id: string,
  title: string,
  lab: Lab,
  settings: readonly Setting[],
  published: readonly (readonly [job: number, setting: Setting, completionSec: number])[],
): Picture {
  const bars = settings.flatMap((setting) =>
    lab.run(setting, shownSeed).records.map((record) => ({
      job: record.id,
      setting: settingText(setting),
      completionSec: record.completionSec!,
    })),
  );
  const marks: Bars["marks"] = published.map(([job, setting, completionSec]) => ({
    job: `job-${job}`,
    setting: settingText(setting),
    completionSec,
  }));
  return { id, title, caption: `${drawNote} Marks: published.`, data: { kind: "completion-bars", bars, marks } };
}

/** Figs. 6.21 to 6.24: which containers were on which worker, and the CPU in use there. */
export const thirtyJobPictures = (lab: Lab): readonly Picture[] => [
  workload("6.21", "Workload distribution of the 30-job experiment under DS", lab, null),
  workload("6.22", "Workload distribution of the 30-job experiment under SpeCon", lab, usual),
  cpu("6.23", "CPU usage of the 30-job experiment under DS", lab, null),
  cpu("6.24", "CPU usage of the 30-job experiment under SpeCon", lab, usual),
];

const workload = (id: string, title: string, lab: Lab, setting: Setting): Picture => ({
  id,
  title,
  caption: `${drawNote} M: moved because it grew slowly (Algorithm 4), R: moved to rebalance (Algorithm 5).`,
  data: { kind: "workload", stays: lab.run(setting, shownSeed).records.flatMap(staysOf) },
});

const cpu = (id: string, title: string, lab: Lab, setting: Setting): Picture => ({
  id,
  title,
  caption: drawNote,
  data: { kind: "cpu", timeline: lab.run(setting, shownSeed).timeline },
});

/** Where a job was, from its start to its end, each move a new stay. */
function staysOf(record: JobRecord): readonly WorkloadStay[] {
  const { moves, startSec, finishSec, id } = record;
  if (startSec === null || finishSec === null) return [];
  const begins = [
    { node: moves[0]?.from ?? record.node!, fromSec: startSec, mark: null as string | null },
    ...moves.map((move) => ({ node: move.to, fromSec: move.timeSec, mark: move.mark })),
  ];
  return begins.map((stay, index) => ({ ...stay, job: id, toSec: begins[index + 1]?.fromSec ?? finishSec }));
}
