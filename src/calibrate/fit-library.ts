import { InputError } from "../domain/errors.js";
import type { ModelLibrary } from "../domain/model-library.js";
import { groupBy } from "../metrics/group-by.js";
import { createStreams } from "../random/streams.js";
import { fitModel } from "./fit-model.js";
import { fitNodes } from "./fit-nodes.js";
import { type NamedRecording, observedRuns } from "./observed.js";

const keyOf = ({ name, sha256 }: NamedRecording): string => `${name} ${sha256}`;

/** Seed of the resampling that gives confidence intervals. */
const BOOTSTRAP_SEED = 1;

/**
 * A model for every `model` of the recordings. Pure: the same recordings give the same library, in whatever order they come.
 *
 * @param recordings at least one
 * @throws InputError when nothing can be fitted
 */
export function fitLibrary(recordings: readonly NamedRecording[], descentVersion: string): ModelLibrary {
  const sorted = recordings.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const runs = observedRuns(sorted);
  if (runs.length === 0) throw new InputError(sorted[0]!.name, "", "no container of the recordings ran to its end");
  const streams = createStreams(BOOTSTRAP_SEED);
  const byModel = [...groupBy(runs, ({ history }) => history.plan.model)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    format: "descent-models/1",
    descentVersion,
    recordings: sorted.map(({ name, sha256 }) => ({ name, sha256 })),
    nodes: fitNodes(sorted),
    models: Object.fromEntries(
      byModel.map(([model, of]) => [model, fitModel(model, of, streams.get(`calibrate/${model}`))]),
    ),
  };
}
