import type { JobSpec } from "../../src/domain/job.js";
import type { NodeSpec } from "../../src/domain/node.js";
import type { PodSpec } from "../../src/domain/pod.js";

/** One CPU of the reference machine, nothing reserved, memory not modelled; a test says what differs. */
export const node = (given: Partial<NodeSpec> = {}): NodeSpec => ({
  id: "w",
  cpus: 1,
  reservedCpus: 0,
  memoryMb: null,
  gpus: 0,
  speed: 1,
  contention: 0,
  location: null,
  latencyMs: {},
  labels: {},
  taints: [],
  images: [],
  pullMbPerSec: null,
  runtime: null,
  power: null,
  ...given,
});

/** Submitted at 0, one CPU-second of work, without a cap, memory or loss; a test says what differs. */
export const job = (id: string, given: Partial<JobSpec> = {}): JobSpec => ({
  id,
  arrivalSec: 0,
  workCpuSec: 1,
  cpusMax: null,
  memoryMb: 0,
  weight: 1,
  contention: null,
  model: null,
  node: null,
  loss: null,
  traffic: null,
  pod: null,
  distributed: null,
  runtime: null,
  ...given,
});

/** Declares nothing; a test says what differs. */
export const pod = (given: Partial<PodSpec> = {}): PodSpec => ({
  labels: {},
  requestCpus: null,
  requestMemoryMb: null,
  requestGpus: 0,
  image: null,
  service: null,
  nodeSelector: {},
  requirements: [],
  alternatives: [],
  preferences: [],
  tolerations: [],
  constraints: [],
  ...given,
});
