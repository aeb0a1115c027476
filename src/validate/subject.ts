import { InputError } from "../domain/errors.js";
import type { ModelLibrary, RecordingSource } from "../domain/model-library.js";
import type { JudgedRecording } from "../domain/validation.js";
import { foreignShare, MOST_FOREIGN_SHARE } from "../recording/foreign-use.js";
import { type ContainerHistory, historiesOf } from "../recording/history.js";
import type { Recording } from "../recording/recording.js";

/** A recording that is held against predictions, and whether that counts. */
export interface Subject {
  readonly judged: JudgedRecording;
  readonly recording: Recording;
  /** Every container of it. */
  readonly histories: readonly ContainerHistory[];
}

/**
 * Which recordings count, by rules that look at no prediction: not those that the models were fitted on, not those with a
 * container that did not run to its end, not those in which others took too much of the node.
 *
 * @throws InputError when a recording has a model that the library lacks
 */
export function subjectsOf(
  recordings: readonly (RecordingSource & { readonly recording: Recording })[],
  library: ModelLibrary,
): readonly Subject[] {
  const fitted = new Set(library.recordings.map(({ sha256 }) => sha256));
  return recordings.map(({ name, sha256, recording }) => {
    const { whole, leftOut } = historiesOf(recording);
    for (const { plan } of whole) {
      if (library.models[plan.model] !== undefined) continue;
      const known = Object.keys(library.models).join(", ") || "none";
      throw new InputError(name, plan.id, `no model ${plan.model} in the library; known: ${known}`);
    }
    const share = leftOut.length === 0 ? foreignShare(recording, whole) : 0;
    const about = { name, sha256, foreignShare: share };
    const judge = (kind: JudgedRecording["kind"], reason: string | null): Subject => ({
      judged: { ...about, kind, reason },
      recording,
      histories: whole,
    });
    const [unfit] = leftOut;
    if (unfit !== undefined) return judge("left out", `${unfit.container}: ${unfit.reason}`);
    if (fitted.has(sha256)) return judge("fitted", "the models were fitted on it");
    if (share <= MOST_FOREIGN_SHARE) return judge("counted", null);
    const [taken, most] = [share, MOST_FOREIGN_SHARE].map((part) => `${(100 * part).toFixed(0)} %`);
    return judge("disturbed", `others took ${taken} of the node; at most ${most} counts`);
  });
}
