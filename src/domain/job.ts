import type { DistributedSpec } from "./distributed.js";
import type { LossSpec } from "./loss.js";
import type { PodSpec } from "./pod.js";
import type { RuntimeSpec } from "./runtime.js";
import type { ServiceSpec } from "./service.js";

/** One training job, as every layer reads it. Defaults are already filled in. */
export interface JobSpec {
  /** Unique in its workload; the same value from YAML to chart. */
  readonly id: string;
  readonly arrivalSec: number;
  /** Work in CPU-seconds of a node whose speed factor is 1; more than 0, or 0 for a job that only serves. */
  readonly workCpuSec: number;
  /** The most CPUs the job can use by itself; null: as wide as its node. */
  readonly cpusMax: number | null;
  /** Held from start to finish, the overhead of its runtime included. */
  readonly memoryMb: number;
  /** Relative share of a contended node (Docker's cpu-shares / 1024); more than 0. */
  readonly weight: number;
  /** Contention sensitivity (kappa) of this job; null: its node's. */
  readonly contention: number | null;
  /** Name of the job model it was made from; null when its values were given in place. */
  readonly model: string | null;
  /** Id of the node it is pinned to; null: the scheduler chooses. */
  readonly node: string | null;
  /** What it moves besides using CPU; null: not modelled. */
  readonly traffic: TrafficSpec | null;
  /** Loss against work; null: the job reports no loss. */
  readonly loss: LossSpec | null;
  /** What it tells a cluster manager; null: nothing. Jobs made from one template share the object. */
  readonly pod: PodSpec | null;
  /** Training on several nodes at once; null: one container. */
  readonly distributed: DistributedSpec | null;
  /** What it runs in, inside what its node is; null: not modelled. */
  readonly runtime: RuntimeSpec | null;
  /** What it needs of other jobs of its workload: a step of a pipeline. Left out: nothing. */
  readonly inputs?: readonly InputSpec[];
  /** What its container answers once its work is done. Left out: nothing, it ends. */
  readonly service?: ServiceSpec;
}

/** What one step of a pipeline hands to another. */
export interface InputSpec {
  /** Id of the job that makes it; it must have ended. */
  readonly from: string;
  readonly sizeMb: number;
}

/** What a job reads, writes, sends and receives over its whole work, in proportion to the work done. */
export interface TrafficSpec {
  readonly blockIoMb: number;
  readonly networkMb: number;
}
