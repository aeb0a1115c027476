import { execFileSync } from "node:child_process";

/** @typedef {import("./schedules.js").Schedule} Schedule */
/** @typedef {{ finishSec: (number | null)[], elapsedSec: number }} Outcome finish times in the order of the schedule's jobs */

/**
 * Without a timeline: SimGrid records none either.
 *
 * @param {(scenario: any, options: { recordTimeline: boolean }) => { records: readonly { id: string, finishSec: number | null }[] }} simulate
 * @param {Schedule} schedule
 * @returns {Outcome}
 */
export function runDescent(simulate, schedule) {
  const scenario = toScenario(schedule);
  const startMs = performance.now();
  const result = simulate(scenario, { recordTimeline: false });
  const elapsedSec = (performance.now() - startMs) / 1000;
  const finishById = new Map(result.records.map((record) => [record.id, record.finishSec]));
  return { finishSec: schedule.jobs.map((_, index) => finishById.get(jobId(index)) ?? null), elapsedSec };
}

/**
 * One process for each schedule: SimGrid's engine and clock are global, and a crash stays in one case.
 *
 * @param {string} program
 * @param {Schedule} schedule
 * @returns {Outcome}
 */
export function runSimgrid(program, schedule) {
  const output = execFileSync(program, { input: toSimgrid(schedule), encoding: "utf8", timeout: 60_000 });
  const [elapsedSec, ...finishSec] = output.trim().split("\n").map(Number);
  if (finishSec.length !== schedule.jobs.length) throw new Error(`${schedule.name}: SimGrid lost jobs`);
  return { finishSec, elapsedSec };
}

/** @param {Schedule} schedule */
function toScenario(schedule) {
  return {
    name: schedule.name,
    seed: 1,
    nodes: schedule.nodes.map((node, index) => ({
      ...node,
      id: nodeId(index),
      memoryMb: null,
      contention: 0,
      location: null,
      latencyMs: {},
      labels: {},
    })),
    jobs: {
      kind: "fixed",
      jobs: schedule.jobs.map((job, index) => ({
        ...job,
        id: jobId(index),
        node: nodeId(job.node),
        memoryMb: 0,
        contention: null,
        model: null,
        loss: null,
      })),
    },
    scheduler: { name: "fair-share", params: {} },
    placement: null,
  };
}

/** @param {number} index */
const jobId = (index) => `job${index}`;

/** @param {number} index */
const nodeId = (index) => `node${index}`;

/**
 * The text that simgrid.cpp reads. JavaScript prints a number with the digits that give the same number back.
 *
 * @param {Schedule} schedule
 */
function toSimgrid({ nodes, jobs }) {
  const nodeLines = nodes.map((node) => (node.cpus - node.reservedCpus) * node.speed);
  const jobLines = jobs.map(({ node, arrivalSec, workCpuSec, cpusMax, weight }) => {
    const cap = cpusMax === null ? -1 : cpusMax * nodes[node].speed;
    return [node, arrivalSec, workCpuSec, cap, weight].join(" ");
  });
  return `${[`${nodes.length} ${jobs.length}`, ...nodeLines, ...jobLines].join("\n")}\n`;
}
