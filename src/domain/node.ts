import type { Taint } from "./pod.js";
import type { PowerSpec } from "./power.js";
import type { RuntimeSpec } from "./runtime.js";

/** One machine, as every layer reads it. Defaults are already filled in. */
export interface NodeSpec {
  readonly id: string;
  readonly cpus: number;
  /** CPUs kept from containers (for the system itself); less than `cpus`. */
  readonly reservedCpus: number;
  /** null: memory is not modelled, everything fits. */
  readonly memoryMb: number | null;
  /** GPUs that a cluster manager may book, alike and whole; what computes on them is not modelled. */
  readonly gpus: number;
  /** Work per CPU-second, 1 for the reference machine. */
  readonly speed: number;
  /** Contention factor kappa: n containers run at 1 / (1 + kappa (n - 1)) of their speed. 0: none. */
  readonly contention: number;
  readonly location: string | null;
  /** Network round trip to each location, in milliseconds. */
  readonly latencyMs: Readonly<Record<string, number>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  /** Names of the images that are on it from the start. */
  readonly images: readonly string[];
  /** Speed at which it gets an image that it lacks, before the container can run; null: at once. */
  readonly pullMbPerSec: number | null;
  /**
   * What the node itself is; null: not modelled. `speed` has its CPU factor and `memoryMb` its overhead in it already; each job
   * that is placed here waits for its `startupSec`.
   */
  readonly runtime: RuntimeSpec | null;
  /** null: energy is not modelled. */
  readonly power: PowerSpec | null;
}
