import type { RunResult } from "../../domain/result.js";
import { planSeries } from "../../report/series.js";
import { completions } from "./completions.js";
import { drawRun } from "./draw-run.js";
import type { StudyPicture } from "./picture.js";
import { type SideName, sideNames } from "./settings.js";
import type { Step } from "./steps.js";
import type { Study } from "./study.js";

/** Both runs on one axis of time and in the same colours, ready to be drawn. */
export function drawStudy(study: Study, steps: Readonly<Record<SideName, readonly Step[]>>): StudyPicture {
  const plan = planSeries(study.runs.left.records);
  const startSec = Math.min(...study.runs.left.records.map(({ arrivalSec }) => arrivalSec).slice(0, 1), 0);
  const endSec = Math.max(...sideNames.map((side) => lastSec(study.runs[side])), startSec + 1);
  const indexOf = new Map(plan.series.map(({ name }, index) => [name, index]));
  const axis = { startSec, endSec, kind: plan.kind, seriesOf: (job: string) => indexOf.get(plan.seriesOf(job)) ?? 0 };
  return {
    name: study.scenario.name,
    description: study.scenario.description,
    startSec,
    endSec,
    series: plan.series,
    sides: {
      left: drawRun(study.runs.left, axis, steps.left),
      right: drawRun(study.runs.right, axis, steps.right),
    },
    completions: completions(study.runs.left, study.runs.right),
    available: study.available,
  };
}

const lastSec = (result: RunResult): number =>
  result.records.reduce(
    (last, { arrivalSec, finishSec }) => Math.max(last, finishSec ?? arrivalSec),
    result.timeline.at(-1)?.timeSec ?? 0,
  );
