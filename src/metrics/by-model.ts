import type { JobOutcome } from "../domain/record.js";
import { type Summary, summarize } from "./summary.js";

export interface ModelSummary
  extends Pick<
    Summary,
    "jobsSubmitted" | "jobsFinished" | "meanCompletionSec" | "medianCompletionSec" | "p95CompletionSec" | "meanWaitSec"
  > {
  /** null: the jobs whose values were given in place. */
  readonly model: string | null;
  readonly cpuSec: number;
}

/** One summary per job model, in order of first submission. */
export function summarizeByModel(records: readonly JobOutcome[]): readonly ModelSummary[] {
  const groups = new Map<string | null, JobOutcome[]>();
  for (const record of records) {
    const group = groups.get(record.model);
    if (group === undefined) groups.set(record.model, [record]);
    else group.push(record);
  }
  return [...groups].map(([model, group]) => {
    const summary = summarize({ records: group, nodes: [] });
    return {
      model,
      jobsSubmitted: summary.jobsSubmitted,
      jobsFinished: summary.jobsFinished,
      meanCompletionSec: summary.meanCompletionSec,
      medianCompletionSec: summary.medianCompletionSec,
      p95CompletionSec: summary.p95CompletionSec,
      meanWaitSec: summary.meanWaitSec,
      cpuSec: summary.cpuSec,
    };
  });
}
