import type { NodeSpec } from "../../domain/node.js";
import type { RecordingPlan } from "../../recording/recording.js";

/** The real node as schedulers know nodes; its memory is not modelled. */
export const nodeSpec = ({ node: { cpus } }: RecordingPlan): NodeSpec => ({
  id: "node",
  cpus,
  reservedCpus: 0,
  memoryMb: null,
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
  gpus: 0,
});
