import type { PodSpec } from "../../domain/pod.js";

/** What a cluster manager books for a job that declares nothing; what it uses is another matter. */
export interface DefaultRequests {
  readonly milliCpus: number;
  readonly memoryMb: number;
}

/** CPU is counted in thousandths, as Kubernetes does, so that sums of bookings are exact. */
export interface Requests {
  /** What is declared, 0 when nothing is: this much must be free. */
  readonly milliCpus: number;
  readonly memoryMb: number;
  readonly milliGpus: number;
  /** The same with defaults for what is not declared: this much counts when nodes are scored. */
  readonly scoredMilliCpus: number;
  readonly scoredMemoryMb: number;
}

/** Computes requests once for each pod specification, which jobs of one template share. */
export function requestsByPod(defaults: DefaultRequests): (pod: PodSpec | null) => Requests {
  const none = requestsOf(null, defaults);
  const known = new Map<PodSpec, Requests>();
  return (pod) => {
    if (pod === null) return none;
    const found = known.get(pod) ?? requestsOf(pod, defaults);
    known.set(pod, found);
    return found;
  };
}

function requestsOf(pod: PodSpec | null, defaults: DefaultRequests): Requests {
  const cpus = pod?.requestCpus ?? null;
  const memoryMb = pod?.requestMemoryMb ?? null;
  return {
    milliCpus: milli(cpus ?? 0),
    memoryMb: memoryMb ?? 0,
    milliGpus: milli(pod?.requestGpus ?? 0),
    scoredMilliCpus: cpus === null ? defaults.milliCpus : milli(cpus),
    scoredMemoryMb: memoryMb ?? defaults.memoryMb,
  };
}

/** Rounded up, as Kubernetes does, but not for what multiplying adds: 0.07 CPUs are 70 thousandths and not 71. */
const milli = (amount: number): number => Math.ceil(1000 * amount - 1e-6);
