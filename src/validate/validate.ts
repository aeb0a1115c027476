import { InputError } from "../domain/errors.js";
import type { ModelLibrary, RecordingSource } from "../domain/model-library.js";
import type { JobError, LayerName, LayerSummary, ModelSummary, RunError, Validation } from "../domain/validation.js";
import { groupBy } from "../metrics/group-by.js";
import type { Recording } from "../recording/recording.js";
import { compareInPairs } from "./advantage.js";
import { type Held, jobErrors, runError, timeline } from "./errors.js";
import { layers, predict } from "./layers.js";
import { planKey } from "./plan-key.js";
import { spreadOf } from "./spread.js";
import { type Subject, subjectsOf } from "./subject.js";
import { recordedTrace } from "./trace.js";

/**
 * Holds recordings against simulations that are told less and less of them. Pure.
 *
 * @param modelsName what the library is called in the result
 * @throws InputError when nothing is left to judge, or a model is missing
 */
export function validate(
  recordings: readonly (RecordingSource & { readonly recording: Recording })[],
  library: ModelLibrary,
  modelsName: string,
): Validation {
  const subjects = subjectsOf(recordings, library);
  const judged = subjects.filter(({ judged }) => judged.kind === "counted" || judged.kind === "disturbed");
  if (judged.length === 0) {
    const reasons = [...new Set(subjects.map(({ judged }) => `${judged.name}: ${judged.reason}`))]
      .slice(0, 3)
      .join("; ");
    throw new InputError(modelsName, "", `nothing is left to judge (${reasons})`);
  }
  const held = judged.flatMap((subject) => [
    ...layers.map((layer) => hold(subject, layer.name, null, predict(layer, subject, library))),
    ...twinsOf(subject, subjects).map((twin) => {
      return hold(subject, "repeat", twin.judged.name, twin.histories.map(recordedTrace));
    }),
  ]);
  const jobs = held.flatMap(jobErrors);
  const runs = held.map(runError);
  const names = (kinds: readonly string[]): ReadonlySet<string> =>
    new Set(judged.flatMap(({ judged: { kind, name } }) => (kinds.includes(kind) ? [name] : [])));
  const summaries = (kinds: readonly string[]): readonly LayerSummary[] => summarize(jobs, runs, names(kinds));
  const comparisons = compareInPairs(
    subjects.filter((each) => each.judged.kind === "counted"),
    library,
  );
  return {
    models: modelsName,
    recordings: subjects.map((subject) => subject.judged),
    counted: summaries(["counted"]),
    withDisturbed: judged.some((each) => each.judged.kind === "disturbed") ? summaries(["counted", "disturbed"]) : null,
    byModel: summarizeModels(jobs, names(["counted"])),
    comparisons,
    comparisonsWithDisturbed: compareInPairs(judged, library).filter(
      ({ plan, scheduler, pairs }) =>
        !comparisons.some((each) => {
          return each.plan === plan && each.scheduler === scheduler && each.pairs.length === pairs.length;
        }),
    ),
    timelines: held.flatMap((each) => {
      if (each.layer === "sharing") return [...timeline(each, "recorded"), ...timeline(each, "sharing")];
      return each.layer === "contention" ? timeline(each, "contention") : [];
    }),
    jobs,
    runs,
  };
}

const hold = (
  { judged, histories }: Subject,
  layer: LayerName,
  predictedBy: string | null,
  predicted: Held["predicted"],
): Held => {
  const models = new Map(histories.map(({ plan }) => [plan.id, plan.model]));
  return {
    recording: judged.name,
    layer,
    predictedBy,
    recorded: histories.map(recordedTrace),
    predicted,
    modelOf: (job) => models.get(job)!,
  };
};

/** Other recordings of the same plan that nothing disturbed. Whether models were fitted on them does not matter here. */
const twinsOf = (subject: Subject, all: readonly Subject[]): readonly Subject[] =>
  all.filter(
    (other) =>
      other !== subject &&
      (other.judged.kind === "counted" || other.judged.kind === "fitted") &&
      planKey(other.recording.plan) === planKey(subject.recording.plan),
  );

const order: readonly LayerName[] = ["sharing", "untold", "speed", "solo", "contention", "repeat"];

function summarize(
  jobs: readonly JobError[],
  runs: readonly RunError[],
  names: ReadonlySet<string>,
): readonly LayerSummary[] {
  return order.flatMap((layer) => {
    const ofJobs = jobs.filter((each) => each.layer === layer && names.has(each.recording));
    const ofRuns = runs.filter((each) => each.layer === layer && names.has(each.recording));
    if (ofJobs.length === 0) return [];
    const losses = ofJobs.flatMap(({ lossError }) => lossError ?? []);
    return {
      layer,
      completion: spreadOf(ofJobs.map(({ error }) => error)),
      makespan: spreadOf(ofRuns.map(({ makespanError }) => makespanError)),
      loss: losses.length === 0 ? null : spreadOf(losses),
      cpuDistance: spreadOf(ofRuns.map(({ cpuDistance }) => cpuDistance)),
    };
  });
}

function summarizeModels(jobs: readonly JobError[], names: ReadonlySet<string>): readonly ModelSummary[] {
  const counted = jobs.filter(({ recording }) => names.has(recording));
  return [...groupBy(counted, ({ model }) => model)].flatMap(([model, own]) =>
    order.flatMap((layer) => {
      const errors = own.flatMap((each) => (each.layer === layer ? [each.error] : []));
      return errors.length === 0 ? [] : [{ model, layer, completion: spreadOf(errors) }];
    }),
  );
}
