import type { Action } from "../../domain/action.js";
import { assert } from "../../domain/assert.js";
import { jobIndex, nodeIndex } from "../../domain/ids.js";
import type { Figure, Reproduction } from "../../domain/reproduction.js";
import type { Policy } from "../../run/policy.js";
import { runJobs } from "../../run/run-jobs.js";
import type { Scenario } from "../../scenario/scenario.js";
import { scenarioOf } from "../scenario-of.js";

/** Fig. 3.2 saves and resumes VAE at several shares of its work, Fig. 3.3 several models at 30 % and 70 %. */
const percents = [10, 20, 30, 40, 50, 60, 70, 80, 90] as const;
const models = ["vae-pytorch", "gru-tensorflow", "bi-rnn-tensorflow"] as const;

/** The thesis: under 5 s at any progress. */
const limitSec = 5;

/** Places the only job on the first of two nodes and, at a given time, moves it to the second; null: never. */
const moveAt = (atSec: number | null): Policy => ({
  triggers: ["arrival", "wake"],
  scheduler: {
    decide({ kind }): readonly Action[] {
      const job = jobIndex(0);
      if (kind === "wake") return [{ kind: "migrate", job, to: nodeIndex(1), mark: "S" }];
      const place: Action = { kind: "place", job, node: nodeIndex(0) };
      return atSec === null ? [place] : [place, { kind: "wake", atSec, key: 0 }];
    },
  },
});

const alone = (model: string): Scenario =>
  scenarioOf({
    name: "one job alone",
    nodes: [{ id: "worker-", count: 2, cpus: 1 }],
    jobs: [{ id: model, arrivalSec: 0, model }],
    scheduler: "fair-share",
  });

/** Completion time of a model alone, saved and resumed once at `percent` of its work; null: not stopped. */
function completionSec(scenario: Scenario, percent: number | null, seed: number): number {
  const { jobs: source, nodes } = scenario;
  assert(source.kind === "fixed", "the job is given");
  const work = source.jobs[0]!.workCpuSec;
  const { jobs } = runJobs({
    nodes,
    jobs: source.jobs,
    policies: [moveAt(percent === null ? null : (percent / 100) * work)],
    noiseSeed: 0,
    recordTimeline: false,
    onProgress: null,
    migrationSeed: seed,
  });
  return jobs.finishSec[0]!;
}

const setting = (percent: number | null): string => (percent === null ? "NS" : `saved at ${percent} %`);

export function overheadFigures(): readonly Figure[] {
  const bars = (model: string, at: readonly number[]) =>
    [null, ...at].map((percent) => ({
      job: model,
      setting: setting(percent),
      completionSec: completionSec(alone(model), percent, percent ?? 0),
    }));
  const caption = "Completion time alone; NS: not stopped. The default cost of a migration is set from fc-84.";
  return [
    {
      id: "3.2",
      title: "Overhead of saving and resuming VAE at different progress",
      caption,
      claims: [],
      data: { kind: "completion-bars", bars: bars("vae-pytorch", percents), marks: [] },
    },
    {
      id: "3.3",
      title: "Overhead of saving and resuming models at 30 % and 70 %",
      caption,
      claims: [],
      data: { kind: "completion-bars", bars: models.flatMap((model) => bars(model, [30, 70])), marks: [] },
    },
  ];
}

/** The largest overhead over all shares of the work and many seeds. */
export function judgeOverhead(seeds: number): Reproduction["summary"][number] {
  const scenario = alone("vae-pytorch");
  const notStoppedSec = completionSec(scenario, null, 0);
  const overheads = percents.flatMap((percent) =>
    Array.from({ length: seeds }, (_, seed) => completionSec(scenario, percent, seed) - notStoppedSec),
  );
  const largestSec = Math.max(...overheads);
  return {
    what: `Saving and resuming VAE at 10 to 90 % of its work, ${seeds} seeds: largest overhead (Fig. 3.2)`,
    value: `${largestSec.toFixed(2)} s`,
    target: `under ${limitSec} s at any progress`,
    met: largestSec < limitSec,
  };
}
