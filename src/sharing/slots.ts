/**
 * Layout of the containers of one node in one Float64Array: container i has its values at `i * stride`. Eight doubles are
 * one cache line, and the whole node is one block of memory, which is what makes a small node cheap.
 */
export const stride = 8;

/** Work still to do, in CPU-seconds of a node of speed 1; Infinity: it has no end of its own. */
export const remaining = 0;
/** CPU-seconds consumed here. */
export const consumed = 1;
/** CPUs in use. */
export const cpuRate = 2;
/** Work per second: CPUs in use times speed, less what contention costs. */
export const workRate = 3;
/** When the work ends if nothing changes. */
export const dueSec = 4;
/** The most CPUs it may use; 0: it has nothing to do. */
export const cap = 5;
/** Share of a contended node; more than 0. */
export const weight = 6;
/** Contention sensitivity kappa; 0 or more. */
export const kappa = 7;

/** A container that has not run yet. */
export function writeSlot(
  values: Float64Array,
  at: number,
  workCpuSec: number,
  capCpus: number,
  shareWeight: number,
  sensitivity: number,
): void {
  values[at + remaining] = workCpuSec;
  values[at + consumed] = 0;
  values[at + cpuRate] = 0;
  values[at + workRate] = 0;
  values[at + dueSec] = Number.POSITIVE_INFINITY;
  values[at + cap] = capCpus;
  values[at + weight] = shareWeight;
  values[at + kappa] = sensitivity;
}
