import type { JobIndex, NodeIndex } from "./ids.js";
import type { NodeSpec } from "./node.js";
import type { PodSpec } from "./pod.js";

/** Where a container image is. */
export interface ImagePresence {
  /** How many nodes have it. */
  readonly nodeCount: number;
  isOn(node: NodeIndex): boolean;
}

/**
 * What a real scheduler could observe, now. Read-only, and reading never changes a run: a scheduler that only looks leaves
 * every result the same to the last bit.
 */
export interface ClusterView {
  readonly nowSec: number;
  /** Whether somebody reads what schedulers log; if not, they can spare the work. */
  readonly keepsLog: boolean;
  readonly nodeCount: number;
  /** Whether decisions are recorded: an action may then say why. */
  readonly explains: boolean;
  node(node: NodeIndex): NodeSpec;
  /** Whether the node is there; one that has failed takes no container. */
  isUp(node: NodeIndex): boolean;
  /** CPUs that containers may use: the node's CPUs less the reserved ones. */
  capacityCpus(node: NodeIndex): number;
  /** CPUs in use at this moment. */
  usedCpus(node: NodeIndex): number;
  /** Memory not promised to a container; Infinity where it is not modelled. */
  freeMemoryMb(node: NodeIndex): number;
  /** Containers on a node, those on their way to it included. */
  containerCount(node: NodeIndex): number;
  /** Which nodes have an image, so that a container of it starts at once. */
  imagePresence(image: string): ImagePresence;
  /** Containers running on a node, in order of submission. */
  containers(node: NodeIndex): readonly JobIndex[];
  /** Of the jobs submitted and not placed, the one submitted first; null: none waits. */
  readonly firstPending: JobIndex | null;

  id(job: JobIndex): string;
  arrivalSec(job: JobIndex): number;
  memoryMb(job: JobIndex): number;
  /** What the job tells a cluster manager; null: nothing. */
  pod(job: JobIndex): PodSpec | null;
  /** The node a job is pinned to; null: any. */
  pinnedTo(job: JobIndex): NodeIndex | null;
  /** false: a container of a distributed job, which does not move without the others. */
  isMovable(job: JobIndex): boolean;
  /** The last loss that the job has reported; null: none yet, or it reports none. */
  loss(job: JobIndex): number | null;
  /** CPU-seconds consumed so far. */
  cpuSec(job: JobIndex): number;
  /** Read from and written to disk so far, in MB; 0 where the job declares none. */
  blockIoMb(job: JobIndex): number;
  /** Sent and received so far, in MB; 0 where the job declares none. */
  networkMb(job: JobIndex): number;
  /** The cap in force, in CPUs; null: none was set. */
  limitCpus(job: JobIndex): number | null;
  weight(job: JobIndex): number;
}

/**
 * The truth, which no real scheduler has. A policy that asks for it is a bound, not a scheduler, and reports mark it so.
 */
export interface OracleView extends ClusterView {
  /** CPU-seconds of work still to do. */
  remainingCpuSec(job: JobIndex): number;
}
