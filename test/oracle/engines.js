import { execFileSync } from "node:child_process";

/** @typedef {import("./schedules.js").Schedule} Schedule */
/** @typedef {{ finishSec: (number | null)[], elapsedSec: number }} Outcome finish times in the order of the schedule's jobs */

const templateText = `
name: template
nodes: [{ id: node, cpus: 1 }]
jobs: [{ id: job, arrivalSec: 0, workCpuSec: 1 }]
scheduler: { name: fair-share }
`;

/**
 * Descent as it was built. Without a timeline: SimGrid records none either.
 *
 * @param {URL} built the folder of the built package
 * @returns {Promise<(schedule: Schedule) => Outcome>}
 */
export async function loadDescent(built) {
  const { simulate } = await import(new URL("index.js", built).href);
  const { parseScenario } = await import(new URL("scenario/parse.js", built).href);
  const template = parseScenario(templateText, "template");
  return (schedule) => {
    const scenario = toScenario(template, schedule);
    const startMs = performance.now();
    const result = simulate(scenario, { recordTimeline: false });
    const elapsedSec = (performance.now() - startMs) / 1000;
    /** @type {Map<string, number | null>} */
    const finishById = new Map(result.records.map((/** @type {any} */ record) => [record.id, record.finishSec]));
    return { finishSec: schedule.jobs.map((_, index) => finishById.get(jobId(index)) ?? null), elapsedSec };
  };
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

/**
 * @param {any} template a parsed scenario with one node and one job, for every value that a schedule leaves open
 * @param {Schedule} schedule
 */
function toScenario(template, { name, nodes, jobs }) {
  const [node] = template.nodes;
  const [job] = template.jobs.jobs;
  return {
    ...template,
    name,
    nodes: nodes.map((values, index) => ({ ...node, ...values, id: nodeId(index) })),
    jobs: {
      ...template.jobs,
      jobs: jobs.map((values, index) => ({ ...job, ...values, id: jobId(index), node: nodeId(values.node) })),
    },
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
