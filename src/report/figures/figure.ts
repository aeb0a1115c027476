import type { ChartSpec } from "../charts/theme.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";

/** Jobs that are shown one by one; of more, charts show what they have in common. */
export const SINGLE_JOBS_MAX = 60;

export const isSingle = (data: Pick<RunData, "records">): boolean => data.records.length <= SINGLE_JOBS_MAX;

export interface Figure {
  readonly heading: string;
  readonly spec: ChartSpec;
  /** What it shows and how to read it; also what a screen reader says in its place. */
  readonly caption: string;
  /** What the fields `series` (what colours tell apart) and `group` of its data hold, where it is not jobs or models. */
  readonly headers?: { readonly series?: string; readonly group?: string };
}

/** One chart of a run, listed in registry.ts: on the page of a run, and by its name on the command line. */
export interface RunChart {
  readonly name: string;
  readonly describe: string;
  /** On a page only when jobs are too many to be shown one by one. */
  readonly forManyJobs?: true;
  /** The drawing, or why this run has none: an expected refusal. */
  draw(data: RunData, plan: SeriesPlan): Figure | string;
}

export const noTimeline = "the run has no timeline";
export const onlySingle = (other: string): string =>
  `it shows jobs one by one, at most ${SINGLE_JOBS_MAX}; see ${other} for more`;
