import type { RecordingSource } from "./model-library.js";

/**
 * What a simulation is told of a recorded run. From `untold` on down, less is measured and more is predicted:
 *
 * - `sharing`: the CPU need of each job in this very run, and what others took of the node; the model only decides who gets
 *   what when. `untold`: the same, without what others took.
 * - `speed`: the CPU need of each job alone, times one factor for the run, and what others took.
 * - `solo`: the CPU need of each job alone. `contention`: and how much its neighbours cost it.
 * - `repeat`: no simulation, but another recording of the same plan: the noise floor.
 */
export type LayerName = "sharing" | "untold" | "speed" | "solo" | "contention" | "repeat";

/** `counted`: in the summaries. `fitted`: the models were fitted on it. `disturbed`: others took too much of its node. */
export type JudgedKind = "counted" | "fitted" | "disturbed" | "left out";

export interface JudgedRecording extends RecordingSource {
  readonly kind: JudgedKind;
  /** Why it does not count; null: it does. */
  readonly reason: string | null;
  /** Part of the node that others took while its containers were there. */
  readonly foreignShare: number;
}

/** Errors are relative and signed: more than 0, the prediction is too late or too high. */
export interface JobError {
  readonly recording: string;
  readonly layer: LayerName;
  /** Name of the recording that predicts, in layer `repeat`; null: a simulation does. */
  readonly predictedBy: string | null;
  readonly job: string;
  readonly model: string;
  readonly recordedSec: number;
  readonly predictedSec: number;
  readonly error: number;
  /** Mean of |predicted - recorded| / |recorded| loss over the times from the first report to the end; null: no losses. */
  readonly lossError: number | null;
}

export interface RunError {
  readonly recording: string;
  readonly layer: LayerName;
  readonly predictedBy: string | null;
  readonly recordedMakespanSec: number;
  readonly predictedMakespanSec: number;
  readonly makespanError: number;
  /** Part of all CPU time that another job or another second got, 0 to 1. */
  readonly cpuDistance: number;
}

/** Of the sizes of some errors. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly worst: number;
}

export interface LayerSummary {
  readonly layer: LayerName;
  readonly completion: Spread;
  readonly makespan: Spread;
  /** null: no job reported losses. */
  readonly loss: Spread | null;
  readonly cpuDistance: Spread;
}

/** Sizes of the errors in completion of one model's jobs, in one layer. */
export interface ModelSummary {
  readonly model: string;
  readonly layer: LayerName;
  readonly completion: Spread;
}

/** Advantage of one scheduler over fair share: the part of a time that it saves, more than 0: faster. */
export interface Advantage {
  /** A job's id, or `makespan`. */
  readonly of: string;
  readonly recorded: number;
  /** 95 % interval over the pairs; null: there is one pair. */
  readonly low: number | null;
  readonly high: number | null;
  readonly simulated: number;
  readonly isWithin: boolean | null;
  /** null: the interval holds 0, so the recordings do not tell a sign. */
  readonly hasRightSign: boolean | null;
}

/** Recordings of the same jobs under fair share and under another scheduler, in pairs. */
export interface PairedComparison {
  readonly plan: string;
  readonly scheduler: string;
  readonly pairs: readonly (readonly [fair: string, other: string])[];
  readonly advantages: readonly Advantage[];
}

/** CPU use of a job in a second of a run, counted from its first start, and its last loss at the end of that second. */
export interface TimelinePoint {
  readonly recording: string;
  readonly job: string;
  /** `recorded`, or what predicted it. */
  readonly by: "recorded" | LayerName;
  readonly fromSec: number;
  readonly cpus: number;
  readonly loss: number | null;
}

export interface Validation {
  readonly models: string;
  readonly recordings: readonly JudgedRecording[];
  readonly counted: readonly LayerSummary[];
  /** The same with the disturbed recordings; null: none was. */
  readonly withDisturbed: readonly LayerSummary[] | null;
  /** Of the recordings that count. */
  readonly byModel: readonly ModelSummary[];
  readonly comparisons: readonly PairedComparison[];
  /** The same with the disturbed recordings, where that adds a pair. */
  readonly comparisonsWithDisturbed: readonly PairedComparison[];
  /** What was recorded, and what the first and the last simulated layer say; for pictures. */
  readonly timelines: readonly TimelinePoint[];
  readonly jobs: readonly JobError[];
  readonly runs: readonly RunError[];
}
