import type { Figure, PublishedNumber } from "../../domain/reproduction.js";
import type { Setting, Times } from "./settings.js";
import { answerFor } from "./summary.js";

const settingText = ({ nodes, workers }: Setting): string =>
  `${nodes} node${nodes === 1 ? "" : "s"}, ${workers} workers`;

export function figures(published: readonly PublishedNumber[], times: ReadonlyMap<Setting, Times>): readonly Figure[] {
  return [tableFigure(published, times), spawnFigure()];
}

function tableFigure(published: readonly PublishedNumber[], times: ReadonlyMap<Setting, Times>): Figure {
  const value = (id: string): number => Number(published.find((row) => row.id === id)!.value);
  const bar = (setting: Setting, job: string, completionSec: number) => ({
    job,
    setting: settingText(setting),
    completionSec,
  });
  return {
    id: "Final result",
    title: "Nine jobs at once on one to three nodes",
    caption:
      "Longest and average completion time of the nine jobs, medians over draws of the placement. Marks: published; two " +
      "constants are fitted on the longest times.",
    claims: [...times.keys()].flatMap(({ maxRow, averageRow }) => [maxRow, averageRow]),
    data: {
      kind: "completion-bars",
      bars: [...times].flatMap(([setting, { maxSec, averageSec }]) => [
        bar(setting, "longest", maxSec),
        bar(setting, "average", averageSec),
      ]),
      marks: [...times.keys()].flatMap((setting) => [
        bar(setting, "longest", value(setting.maxRow)),
        bar(setting, "average", value(setting.averageRow)),
      ]),
    },
  };
}

/** Over the number of workers, for the two works of the slides. */
function spawnFigure(): Figure {
  return {
    id: "Problem solve",
    title: "How many workers pay off",
    caption:
      "Completion time over the number of workers, which come up one after another, 2 s each, and then share the work. " +
      "Marks: published.",
    claims: ["gk-20", "gk-21", "gk-22", "gk-23"],
    data: {
      kind: "lines",
      xTitle: "workers",
      yTitle: "completion time (s)",
      lines: [5, 20].map((work) => ({
        name: `work ${work}`,
        points: answerFor(work).counts.map(({ workers, completionSec }) => [workers, completionSec!] as const),
      })),
      marks: [
        { name: "work 5", x: 1, y: 7 },
        { name: "work 5", x: 5, y: 11 },
        { name: "work 20", x: 1, y: 22 },
        { name: "work 20", x: 5, y: 14 },
      ],
    },
  };
}
