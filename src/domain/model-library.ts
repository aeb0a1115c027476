import type { LossSpec } from "./loss.js";

/** A fitted number and its 95 % confidence interval; null: the data do not say how sure it is. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A recording, by its content. */
export interface RecordingSource {
  readonly name: string;
  /** SHA-256, in hexadecimal, of its tables. */
  readonly sha256: string;
}

/** A machine that recordings were made on. */
export interface LibraryNode {
  /** As its recordings describe it. */
  readonly host: string;
  readonly recordings: number;
  /** Seconds that the fixed piece of work took; null: none of its recordings has it. */
  readonly probeSec: Estimate | null;
  /** Work per CPU-second, 1 for the machine with the most recordings. */
  readonly speed: number;
}

/** How the loss curve of a model was found. */
export interface LossFit {
  readonly family: string;
  /** Median relative error on losses that the fit did not see. */
  readonly crossValidatedError: number | null;
  /** Training seeds whose losses were fitted. */
  readonly seeds: number;
  /** The parameters of the curve, by name. */
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** Why there is no fitted family; null: there is one. */
  readonly refusal: string | null;
}

/** What a model was fitted from, and how sure its numbers are. */
export interface ModelFit {
  /** Containers alone on their node, and in company. */
  readonly soloRuns: number;
  readonly companyRuns: number;
  readonly steps: number;
  readonly workCpuSec: Estimate;
  /** Standard deviation over the repeats, as a part of the mean; null: there is one. */
  readonly spread: number | null;
  readonly cpuSecPerStep: Estimate;
  /** CPU-seconds before the first step. */
  readonly startUpCpuSec: Estimate;
  /** kappa; null: never seen in company, or never alone. */
  readonly contention: Estimate | null;
  /** Most CPUs that it used for a second while it could have had more; null: there was no such second. */
  readonly ownUseCpus: number | null;
  /** null: it reports no loss. */
  readonly loss: LossFit | null;
}

/** A job model of a library: the values that scenarios use, and where they come from. */
export interface LibraryModel {
  readonly workCpuSec: number;
  /** null: as wide as its node. */
  readonly cpusMax: number | null;
  readonly memoryMb: number;
  readonly contention: number | null;
  readonly loss: LossSpec | null;
  readonly fit: ModelFit;
}

/** Job models fitted to recordings. */
export interface ModelLibrary {
  readonly format: "descent-models/1";
  readonly descentVersion: string;
  /** Everything that was fitted on. */
  readonly recordings: readonly RecordingSource[];
  readonly nodes: readonly LibraryNode[];
  readonly models: Readonly<Record<string, LibraryModel>>;
}
