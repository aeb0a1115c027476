/** One row of a job trace. null: the cell was empty. */
export interface TraceJob {
  readonly id: string;
  readonly arrivalSec: number;
  readonly workCpuSec: number;
  readonly cpusMax: number | null;
  readonly memoryMb: number | null;
  readonly model: string | null;
  readonly node: string | null;
  readonly requestCpus: number | null;
  readonly requestMemoryMb: number | null;
  /** A whole number, or less than 1. */
  readonly requestGpus: number | null;
  /** Labels that its node must have: `gpu=V100|P100;zone=a` is one of two values of gpu, and zone a. */
  readonly requires: string | null;
}

/** The columns of a trace, in the order in which they are written. */
export const traceColumns = [
  "id",
  "arrivalSec",
  "workCpuSec",
  "cpusMax",
  "memoryMb",
  "model",
  "node",
  "requestCpus",
  "requestMemoryMb",
  "requestGpus",
  "requires",
] as const;

export type TraceColumn = (typeof traceColumns)[number];

/** Columns that a trace cannot do without. */
export const requiredColumns: readonly TraceColumn[] = ["id", "arrivalSec", "workCpuSec"];
