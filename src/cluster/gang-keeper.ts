import type { Gang } from "./gang.js";

/** What a cluster knows of its distributed jobs. */
export interface GangKeeper {
  readonly all: readonly Gang[];
  /** The gang that a container or a distributed job is of; null: it is a job of one container. */
  of(job: number): Gang | null;
  /** A container has got a place and comes up. @param comingSec what it takes beside bringing up a container */
  placed(job: number, comingSec: number): void;
  /** Work of the whole job that is done. */
  doneCpuSec(gang: Gang): number;
}
