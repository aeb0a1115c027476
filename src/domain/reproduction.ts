import type { GrowthRow } from "./growth.js";
import type { TimelineRow } from "./record.js";

/** A number that a source document states, as its CSV lists it. */
export interface PublishedNumber {
  readonly id: string;
  /** Where in the document. */
  readonly section: string;
  readonly experiment: string;
  readonly scheduler: string;
  /** As printed; empty: not applicable. */
  readonly alpha: string;
  readonly intervalSec: string;
  readonly subject: string;
  readonly metric: string;
  /** As printed: a number, a range `a..b`, a bound `<5`, or words. */
  readonly value: string;
  readonly unit: string;
  /** stated by the document, or derived from what it states. */
  readonly basis: string;
  readonly note: string;
}

/** How a value came out over many seeds. */
export interface Distribution {
  readonly seeds: number;
  readonly mean: number;
  /** 95 % confidence interval of the mean. */
  readonly meanInterval: readonly [low: number, high: number];
  readonly p05: number;
  readonly median: number;
  readonly p95: number;
}

/**
 * reproduced: met within the tolerance without having been used. missed: not met. input: a constant of the model was set or
 * fitted on it, so it says nothing about the model and is not counted. direction: the source gives no number, so only that
 * ours goes the way it says; not counted.
 */
export type Verdict = "reproduced" | "missed" | "input" | "direction";

/** One published number beside ours. */
export interface ClaimOutcome {
  readonly published: PublishedNumber;
  /** Ours: one value, or for a random schedule the median over seeds; null: words are compared, see `oursText`. */
  readonly ours: number | null;
  readonly oursText: string;
  /** Only for random schedules: all seeds, and the share of them at or below the published value. */
  readonly distribution: Distribution | null;
  readonly publishedQuantile: number | null;
  /** ours - published, in the unit of the row; null where that makes no sense. */
  readonly difference: number | null;
  /** What would count as met, in words. */
  readonly tolerance: string;
  readonly verdict: Verdict;
  /** Where the source contradicts itself here; null: nowhere. */
  readonly erratum: string | null;
}

/** A container's time on one worker. */
export interface WorkloadStay {
  readonly node: string;
  readonly job: string;
  readonly fromSec: number;
  readonly toSec: number;
  /** How it came there: null: placed; M: moved because it grew slowly; R: moved to rebalance. */
  readonly mark: string | null;
}

/** A picture of the source, made again from our runs. Marks are the published values. */
export type FigureData =
  | {
      readonly kind: "completion-bars";
      readonly bars: readonly { readonly job: string; readonly setting: string; readonly completionSec: number }[];
      readonly marks: readonly { readonly job: string; readonly setting: string; readonly completionSec: number }[];
    }
  | { readonly kind: "cpu"; readonly timeline: readonly TimelineRow[] }
  | {
      readonly kind: "growth";
      readonly series: readonly { readonly setting: string; readonly rows: readonly GrowthRow[] }[];
    }
  | {
      readonly kind: "lines";
      /** With their units. */
      readonly xTitle: string;
      readonly yTitle: string;
      readonly lines: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[];
      /** `name`: the line that they belong to. */
      readonly marks: readonly { readonly name: string; readonly x: number; readonly y: number }[];
    }
  | { readonly kind: "workload"; readonly stays: readonly WorkloadStay[] }
  | {
      readonly kind: "heat-map";
      readonly xTitle: string;
      readonly yTitle: string;
      readonly valueTitle: string;
      readonly cells: readonly { readonly x: string; readonly y: string; readonly value: number }[];
    };

export interface Figure {
  /** Number in the source, such as `6.3`. */
  readonly id: string;
  readonly title: string;
  /** What it shows, which draw it is, and which published values are marked. */
  readonly caption: string;
  /** Ids of the published numbers that belong to it. */
  readonly claims: readonly string[];
  readonly data: FigureData;
}

/** A constant of the model that no source gives. */
export interface FittedConstant {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** On which rows it was fitted, or what it was derived from. */
  readonly fittedOn: string;
}

/** Everything that `descent reproduce` has to say about one source document. */
export interface Reproduction {
  /** Name on the command line. */
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly outcomes: readonly ClaimOutcome[];
  readonly figures: readonly Figure[];
  readonly constants: readonly FittedConstant[];
  /** Judgements over several rows, such as the root-mean-square error of the held-out ones. */
  readonly summary: readonly {
    readonly what: string;
    readonly value: string;
    readonly target: string;
    readonly met: boolean;
  }[];
  /** How to read the page: what is a fixed schedule, what a distribution. */
  readonly notes: readonly string[];
}
