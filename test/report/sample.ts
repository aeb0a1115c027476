import type { LossSpec } from "../../src/domain/loss.js";
import type { NodeSpec } from "../../src/domain/node.js";
import type { JobRecord, TimelineRow } from "../../src/domain/record.js";
import type { RunResult } from "../../src/domain/result.js";

export const node = (over: Partial<NodeSpec> = {}): NodeSpec => ({
  id: "r320",
  cpus: 1,
  reservedCpus: 0,
  memoryMb: 16384,
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
  ...over,
});

export const record = (over: Partial<JobRecord> & { readonly id: string }): JobRecord => ({
  model: null,
  arrivalSec: 0,
  startSec: over.arrivalSec ?? 0,
  finishSec: null,
  completionSec: null,
  node: "r320",
  workCpuSec: over.cpuSec ?? 1,
  cpuSec: 1,
  loss: null,
  lossFinal: null,
  waitReason: null,
  moves: [],
  refusedMoves: [],
  restarts: [],
  ...over,
});

export const row = (timeSec: number, job: string, cpus: number, workCpuSec: number): TimelineRow => ({
  timeSec,
  node: "r320",
  job,
  cpus,
  workCpuSec,
  workRate: cpus,
});

const loss = (initial: number, final: number, rate: number): LossSpec => ({
  kind: "exponential",
  initial,
  final,
  rate,
  noise: null,
  reportEvery: null,
});

/**
 * Three jobs share one CPU equally. Work: vae 259.6, mnist-pt 106.1, mnist-tf 28.2 CPU-seconds; the sum is 393.9, and
 * the CPU is never idle, so the last job ends at 393.9.
 * 0-40 s: vae alone, 40 done. 40-80 s: two halves, vae 60, mnist-pt 20.
 * From 80 s three thirds: mnist-tf needs 28.2 x 3 = 84.6 s, ends at 164.6; vae 88.2, mnist-pt 48.2.
 * Then two halves: mnist-pt has 57.9 left, 115.8 s, ends at 280.4; vae 146.1.
 * Then vae alone: 113.5 left, ends at 393.9.
 */
export const threeJobs: RunResult = {
  scenario: "Zheng 6.1.3, three jobs at fixed times",
  seed: 1,
  scheduler: { name: "fair-share", params: {} },
  placement: null,
  decisions: [],
  nodes: [node()],
  records: [
    record({
      id: "vae",
      model: "vae-pytorch",
      finishSec: 393.9,
      completionSec: 393.9,
      workCpuSec: 259.6,
      cpuSec: 259.6,
      loss: loss(150, 102, 6),
      lossFinal: 102,
    }),
    record({
      id: "mnist-pt",
      model: "mnist-pytorch",
      arrivalSec: 40,
      finishSec: 280.4,
      completionSec: 240.4,
      workCpuSec: 106.1,
      cpuSec: 106.1,
      loss: loss(2.3, 0.05, 5),
      lossFinal: 0.05,
    }),
    record({
      id: "mnist-tf",
      model: "mnist-tensorflow",
      arrivalSec: 80,
      finishSec: 164.6,
      completionSec: 84.6,
      workCpuSec: 28.2,
      cpuSec: 28.2,
      loss: loss(2.3, 0.11, 4),
      lossFinal: 0.11,
    }),
  ],
  timeline: [
    row(0, "vae", 1, 0),
    row(40, "vae", 1 / 2, 40),
    row(40, "mnist-pt", 1 / 2, 0),
    row(80, "vae", 1 / 3, 60),
    row(80, "mnist-pt", 1 / 3, 20),
    row(80, "mnist-tf", 1 / 3, 0),
    row(164.6, "mnist-tf", 0, 28.2),
    row(164.6, "vae", 1 / 2, 88.2),
    row(164.6, "mnist-pt", 1 / 2, 48.2),
    row(280.4, "mnist-pt", 0, 106.1),
    row(280.4, "vae", 1, 146.1),
    row(393.9, "vae", 0, 259.6),
  ],
  growth: [],
  energy: [],
};

export const context = {
  descentVersion: "0.1.0",
  scenarioSha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  command: "descent run scenarios/zheng-fixed-3.yaml --report",
};
