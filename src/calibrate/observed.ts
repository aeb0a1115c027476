import type { RecordingSource } from "../domain/model-library.js";
import { meanCompany } from "../recording/company.js";
import { foreignShare, MOST_FOREIGN_SHARE } from "../recording/foreign-use.js";
import { type ContainerHistory, historiesOf } from "../recording/history.js";
import type { Recording } from "../recording/recording.js";

/** A recording and what tells it from others. */
export interface NamedRecording extends RecordingSource {
  readonly recording: Recording;
}

/** One whole run of a job, and in what company it ran. */
export interface ObservedRun {
  readonly source: NamedRecording;
  readonly history: ContainerHistory;
  /** Mean number of others that could run meanwhile. */
  readonly company: number;
  /** Others took so much of the node that its CPU need says little. */
  readonly isDisturbed: boolean;
}

/** Every whole run of the recordings, by model in order of first appearance. */
export function observedRuns(recordings: readonly NamedRecording[]): readonly ObservedRun[] {
  return recordings.flatMap((source) => {
    const { whole } = historiesOf(source.recording);
    const isDisturbed = whole.length > 0 && foreignShare(source.recording, whole) > MOST_FOREIGN_SHARE;
    return whole.map((history) => ({ source, history, company: meanCompany(history, whole), isDisturbed }));
  });
}
