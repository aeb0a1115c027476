/** Electric power of a node: `idleWatts + wattsPerCpu x CPUs in use` while it is on, nothing while it is off or has failed. */
export interface PowerSpec {
  readonly idleWatts: number;
  readonly wattsPerCpu: number;
  /** Whether the node is on only while it has a container, or one is on its way to it; false: always. */
  readonly offWhenEmpty: boolean;
}

/** Energy that one node took, from the first arrival to the end of the run, which is its last finish. */
export interface NodeEnergy {
  readonly node: string;
  readonly energyJoules: number;
  /** How long it was on. */
  readonly onSec: number;
}
