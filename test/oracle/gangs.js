import { runTasks } from "./parallel-simgrid.js";

/**
 * Whole runs with distributed jobs, placed and simulated by Descent's `simulate`; then, on the places that they got there, as
 * parallel tasks in SimGrid.
 *
 * @typedef {{ cpus: number, bandwidthMbitPerSec: number }} Node
 * @typedef {{ arrivalSec: number, workCpuSec: number, workers: number, modelMb: number, steps: number }} Job
 */

const mbitPerMb = 8;

/** The middle of the links drawn over the middle of the CPUs: CPUs hold back about as many jobs as links do. */
const mbitPerCpuSec = 30;

/** What a ring all-reduce has each of k workers send in a step: 2 (k - 1) / k of the model. @param {number} workers */
const modelParts = (workers) => (2 * (workers - 1)) / workers;

/**
 * Some jobs have one container, the others 2 to as many as there are nodes. All send as much for each CPU-second: where that
 * differs from job to job, bottleneck fairness has more than one solution, and two engines may be right with two.
 *
 * @param {() => number} rng
 * @returns {{ nodes: Node[], jobs: Job[] }}
 */
function draw(rng) {
  const nodes = Array.from({ length: 2 + Math.floor(7 * rng()) }, () => ({
    cpus: 10 ** (1.5 * rng() - 0.5),
    bandwidthMbitPerSec: 10 ** (1.5 * rng() + 1),
  }));
  const jobs = Array.from({ length: 2 + Math.floor(30 * rng()) }, () => {
    const workers = rng() < 0.4 ? 1 : 2 + Math.floor((nodes.length - 1) * rng());
    const steps = 1 + Math.floor(1000 * rng());
    const workerCpuSec = 10 ** (2 * rng() - 0.5);
    const modelMb = workers === 1 ? 0 : (workerCpuSec * mbitPerCpuSec) / (modelParts(workers) * mbitPerMb * steps);
    return { arrivalSec: 20 * rng(), workCpuSec: workerCpuSec * workers, workers, modelMb, steps };
  });
  return { nodes, jobs };
}

/** @param {{ nodes: Node[], jobs: Job[] }} drawn @returns {string} JSON is YAML */
function scenarioText({ nodes, jobs }) {
  return JSON.stringify({
    name: "gangs",
    nodes: nodes.map(({ cpus }, index) => ({ id: `${index}`, cpus })),
    network: {
      link: { bandwidthMbitPerSec: 1 },
      links: Object.fromEntries(nodes.map(({ bandwidthMbitPerSec }, index) => [index, { bandwidthMbitPerSec }])),
    },
    jobs: jobs.map(({ arrivalSec, workCpuSec, workers, modelMb, steps }, index) => ({
      id: `job${index}`,
      arrivalSec,
      workCpuSec,
      // Computed and exchanged at once: a parallel task has all its resources at one rate.
      ...(workers > 1 && { distributed: { workers, modelMb, steps, overlap: true } }),
    })),
    scheduler: "fair-share",
    placement: "round-robin",
  });
}

/**
 * @param {string} program
 * @param {any} descent simulate and parseScenario as built
 * @param {() => number} rng
 * @returns {{ expectedSec: number[], actualSec: number[] }} finish times of SimGrid and of Descent
 */
export function compareGangs(program, { simulate, parseScenario }, rng) {
  const { nodes, jobs } = draw(rng);
  const result = simulate(parseScenario(scenarioText({ nodes, jobs }), "gangs"), { recordTimeline: false });
  /** @type {Map<string, any>} */
  const records = new Map(result.records.map((/** @type {any} */ record) => [record.id, record]));
  const placed = jobs.map((job, index) => {
    const record = records.get(`job${index}`);
    const containers =
      job.workers === 1 ? [record] : result.workers.filter((/** @type {any} */ w) => w.job === record.id);
    const hosts = containers.map((/** @type {any} */ { node }) => Number(node));
    if (new Set(hosts).size !== job.workers) throw new Error(`job${index} shares a node with itself: ${hosts}`);
    return { record, hosts };
  });
  const tasks = jobs.map(({ arrivalSec, workCpuSec, workers, modelMb, steps }, index) => ({
    arrivalSec,
    amount: workCpuSec / workers,
    bytes: modelParts(workers) * modelMb * mbitPerMb * steps,
    hosts: placed[index].hosts,
  }));
  const capacities = nodes.flatMap(({ cpus, bandwidthMbitPerSec: link }) => [cpus, link, link]);
  return { expectedSec: runTasks(program, capacities, tasks), actualSec: placed.map(({ record }) => record.finishSec) };
}
