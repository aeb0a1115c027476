import type { LossSpec } from "../../domain/loss.js";

/**
 * A training job that a scenario can name. Sizes are for the reference node, a whole R320 server counted as 1 CPU with
 * speed 1: one CPU-second of work is one second of that server.
 */
export interface JobModel {
  readonly name: string;
  readonly title: string;
  readonly platform: "pytorch" | "tensorflow";
  /** The evaluation function whose values the loss stands for, as the source's table names it. */
  readonly lossFunction: string;
  /** Tables of the source that list it, such as `6.1`. */
  readonly tables: readonly string[];
  readonly workCpuSec: number;
  /** null: as wide as its node. */
  readonly cpusMax: number | null;
  readonly memoryMb: number;
  /** null: the job reports no loss. */
  readonly loss: LossSpec | null;
  /** Where each constant comes from: `stated`, `derived` or `assumed`, and how. Ids such as fc-01 are published numbers. */
  readonly source: string;
}

/** A constant beside its origin. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

/** A model as its data file writes it: no constant without its origin. */
export interface ModelEntry extends Pick<JobModel, "name" | "title" | "platform" | "lossFunction" | "tables"> {
  readonly workCpuSec: Sourced<number>;
  readonly cpusMax: Sourced<number | null>;
  readonly memoryMb: Sourced<number>;
  readonly loss: Sourced<LossSpec | null>;
}

export const jobModel = ({ workCpuSec, cpusMax, memoryMb, loss, ...about }: ModelEntry): JobModel => ({
  ...about,
  workCpuSec: workCpuSec.value,
  cpusMax: cpusMax.value,
  memoryMb: memoryMb.value,
  loss: loss.value,
  source: Object.entries({ workCpuSec, cpusMax, memoryMb, loss })
    .map(([constant, { source }]) => `${constant}: ${source}`)
    .join("; "),
});
