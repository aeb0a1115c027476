import type { JobOutcome } from "../domain/record.js";
import { ascending } from "../metrics/quantile.js";
import { type Colour, otherColour, seriesColours } from "./palette.js";

/** What shares one colour in every chart of a report: a job, or in a large run all jobs of one model. */
export interface Series {
  readonly name: string;
  readonly colour: Colour;
}

export interface SeriesPlan {
  readonly kind: "job" | "model";
  /** In order of first submission; "other" last. */
  readonly series: readonly Series[];
  seriesOf(jobId: string): string;
  /** What marks of a job carry on a page, so that they can be found: `j` and its place in order of submission. */
  jobKey(jobId: string): string;
  /** The same for a series, which stands for all its jobs: that of its job, or `s` and its place. */
  seriesKey(name: string): string;
}

const MODEL_SERIES_MAX = 10;
export const OTHER_SERIES = "other";
export const NO_MODEL = "(no model)";

/** One colour per job while there are enough colours, else one per model, the models with least work gathered in "other". */
export function planSeries(records: readonly JobOutcome[]): SeriesPlan {
  const places = new Map(records.map((record, index) => [record.id, index]));
  // A container of a distributed job, such as big/worker-1, goes by its job.
  const jobOf = (id: string): string => (places.has(id) ? id : id.replace(/\/(worker|server)-\d+$/, ""));
  const jobKey = (jobId: string): string => `j${places.get(jobOf(jobId)) ?? ""}`;
  if (records.length <= seriesColours.length) {
    return {
      jobKey,
      seriesKey: jobKey,
      kind: "job",
      series: colour(records.map((record) => record.id)),
      seriesOf: jobOf,
    };
  }
  const names = modelNames(records);
  const known = new Set(names);
  const modelOf = new Map(records.map((record) => [record.id, record.model ?? NO_MODEL]));
  const gathersOthers = records.some((record) => !known.has(record.model ?? NO_MODEL));
  const series = [...colour(names), ...(gathersOthers ? [{ name: OTHER_SERIES, colour: otherColour }] : [])];
  return {
    kind: "model",
    series,
    jobKey,
    seriesKey: (name) => `s${series.findIndex((each) => each.name === name)}`,
    seriesOf: (jobId) => {
      const model = modelOf.get(jobOf(jobId)) ?? NO_MODEL;
      return known.has(model) ? model : OTHER_SERIES;
    },
  };
}

/** The models that get a colour of their own, in order of first submission. */
function modelNames(records: readonly JobOutcome[]): readonly string[] {
  const workByModel = new Map<string, number>();
  for (const record of records) {
    const model = record.model ?? NO_MODEL;
    workByModel.set(model, (workByModel.get(model) ?? 0) + record.workCpuSec);
  }
  const names = [...workByModel.keys()];
  if (names.length <= MODEL_SERIES_MAX) return names;
  const cut = ascending([...workByModel.values()]).at(-MODEL_SERIES_MAX + 1)!;
  return names.filter((name) => workByModel.get(name)! >= cut).slice(0, MODEL_SERIES_MAX - 1);
}

/** One colour per name, each its own series; names beyond the palette share one colour. */
export const planNames = (names: readonly string[]): SeriesPlan => ({
  kind: "job",
  series: names.map((name, index) => ({ name, colour: seriesColours[index] ?? otherColour })),
  seriesOf: (name) => name,
  jobKey: () => "",
  seriesKey: () => "",
});

const colour = (names: readonly string[]): readonly Series[] =>
  names.map((name, index) => ({ name, colour: seriesColours[index]! }));
