/**
 * Random schedules, by class. A schedule is plain data that both engines read: see `toScenario` and `toSimgrid`.
 *
 * @typedef {{ speed: number, cpus: number, reservedCpus: number }} OracleNode
 * @typedef {{ node: number, arrivalSec: number, workCpuSec: number, cpusMax: number | null, weight: number }} OracleJob
 * @typedef {{ name: string, nodes: OracleNode[], jobs: OracleJob[] }} Schedule
 *
 * @typedef {object} ScheduleClass
 * @property {string} name
 * @property {number} share of all cases
 * @property {[number, number]} nodes fewest and most
 * @property {[number, number]} jobs fewest and most
 * @property {boolean} [caps] half of the jobs get one, from 2 % to 150 % of their node
 * @property {boolean} [weights] half of the jobs get one, from 0.1 to 10
 * @property {boolean} [uneven] nodes differ in CPUs, reserved CPUs and speed factor; some nodes get many more jobs
 * @property {boolean} [ties] arrivals, works, caps and weights are drawn from a few round values
 * @property {boolean} [together] all jobs arrive at 0
 * @property {boolean} [close] each job has a cap next to the fair share of all, and all works are nearly equal
 * @property {boolean} [wide] works from 10 ms to 10,000 s, else exponential with mean 50 s
 */

/** @type {readonly ScheduleClass[]} */
export const classes = [
  { name: "one node, equal shares", share: 0.04, nodes: [1, 1], jobs: [10, 200] },
  { name: "one node, caps", share: 0.1, nodes: [1, 1], jobs: [10, 200], caps: true },
  { name: "one node, weights", share: 0.1, nodes: [1, 1], jobs: [10, 200], weights: true },
  { name: "one node, caps and weights", share: 0.1, nodes: [1, 1], jobs: [10, 200], caps: true, weights: true },
  { name: "all jobs at once", share: 0.1, nodes: [1, 3], jobs: [10, 300], caps: true, weights: true, together: true },
  { name: "ties", share: 0.2, nodes: [1, 2], jobs: [10, 100], caps: true, weights: true, ties: true },
  { name: "caps at the fair share", share: 0.05, nodes: [1, 1], jobs: [5, 50], close: true, together: true },
  { name: "works of all sizes", share: 0.1, nodes: [1, 5], jobs: [10, 200], caps: true, weights: true, wide: true },
  {
    name: "2-100 uneven nodes",
    share: 0.16,
    nodes: [2, 100],
    jobs: [50, 500],
    caps: true,
    weights: true,
    uneven: true,
  },
  {
    name: "1,000-10,000 jobs",
    share: 0.05,
    nodes: [10, 100],
    jobs: [1000, 10000],
    caps: true,
    weights: true,
    uneven: true,
  },
];

/**
 * The schedules of one class; the last one has the most nodes and jobs that its class allows.
 *
 * @param {ScheduleClass} kind
 * @param {number} caseCount of all classes together
 * @param {(name: string) => () => number} stream a random stream by name
 * @returns {Schedule[]}
 */
export function schedulesOf(kind, caseCount, stream) {
  const count = Math.max(1, Math.round(kind.share * caseCount));
  return Array.from({ length: count }, (_, index) => {
    const name = `${kind.name} #${index}`;
    return drawSchedule(kind, name, new Draw(stream(`oracle/${name}`)), index === count - 1);
  });
}

/**
 * @param {ScheduleClass} kind
 * @param {string} name
 * @param {Draw} draw
 * @param {boolean} largest
 * @returns {Schedule}
 */
function drawSchedule(kind, name, draw, largest) {
  const nodeCount = largest ? kind.nodes[1] : draw.integer(...kind.nodes);
  const jobCount = largest ? kind.jobs[1] : draw.integer(...kind.jobs);
  const nodes = Array.from({ length: nodeCount }, () => drawNode(kind, draw));
  const jobs = Array.from({ length: jobCount }, () => drawJob(kind, nodes, draw));
  if (kind.close) drawClose(nodes[0], jobs, draw);
  // From mostly idle (0.3) to a queue that grows until the last arrival (2).
  const load = draw.between(0.3, 2);
  const capacity = nodes.reduce((sum, node) => sum + usableCpus(node) * node.speed, 0);
  const windowSec = jobs.reduce((sum, job) => sum + job.workCpuSec, 0) / (capacity * load);
  for (const job of jobs) job.arrivalSec = drawArrivalSec(kind, windowSec, draw);
  return { name, nodes, jobs };
}

/** @param {ScheduleClass} kind @param {Draw} draw @returns {OracleNode} */
function drawNode(kind, draw) {
  if (!kind.uneven) return { speed: 1, cpus: draw.oneOf([1, 4, 16]), reservedCpus: 0 };
  const cpus = draw.oneOf([1, 2, 4, 8, 16, 64]);
  return { speed: draw.between(0.3, 3), cpus, reservedCpus: draw.chance(0.3) ? draw.between(0, 0.2) * cpus : 0 };
}

/** @param {ScheduleClass} kind @param {readonly OracleNode[]} nodes @param {Draw} draw @returns {OracleJob} */
function drawJob(kind, nodes, draw) {
  const position = kind.uneven ? draw.between(0, 1) ** 1.5 : draw.between(0, 1);
  const node = Math.floor(position * nodes.length);
  const capped = kind.caps === true && draw.chance(0.5);
  const weighted = kind.weights === true && draw.chance(0.5);
  return {
    node,
    arrivalSec: 0,
    workCpuSec: drawWorkCpuSec(kind, draw),
    cpusMax: capped ? nodes[node].cpus * (kind.ties ? draw.oneOf([0.1, 0.25, 0.5, 1]) : draw.between(0.02, 1.5)) : null,
    weight: weighted ? (kind.ties ? draw.oneOf([0.5, 2, 3]) : draw.logBetween(0.1, 10)) : 1,
  };
}

/**
 * An engine that takes nearly equal caps as equal gets the rates of this class wrong.
 *
 * @param {OracleNode} node @param {OracleJob[]} jobs @param {Draw} draw
 */
function drawClose(node, jobs, draw) {
  const spread = draw.logBetween(1e-8, 1e-3);
  for (const job of jobs) {
    job.cpusMax = (node.cpus / jobs.length) * (1 + spread * draw.between(-0.5, 0.5));
    job.workCpuSec = 10 * (1 + spread * draw.between(-0.5, 0.5));
  }
}

/** @param {ScheduleClass} kind @param {Draw} draw */
function drawWorkCpuSec(kind, draw) {
  if (kind.ties) return draw.oneOf([5, 10, 10, 20]);
  return kind.wide ? draw.logBetween(0.01, 10_000) : draw.exponential(50);
}

/** @param {ScheduleClass} kind @param {number} windowSec @param {Draw} draw */
function drawArrivalSec(kind, windowSec, draw) {
  if (kind.together) return 0;
  const arrivalSec = draw.between(0, windowSec);
  return kind.ties ? Math.round(arrivalSec / 10) * 10 : arrivalSec;
}

/** @param {OracleNode} node */
const usableCpus = (node) => node.cpus - node.reservedCpus;

class Draw {
  /** @param {() => number} rng uniform in [0, 1) */
  constructor(rng) {
    this.rng = rng;
  }
  /** @param {number} low @param {number} high */
  between(low, high) {
    return low + (high - low) * this.rng();
  }
  /** @param {number} low @param {number} high */
  logBetween(low, high) {
    return low * (high / low) ** this.rng();
  }
  /** @param {number} low @param {number} high included */
  integer(low, high) {
    return Math.floor(this.between(low, high + 1));
  }
  /** @param {number} mean */
  exponential(mean) {
    return -mean * Math.log1p(-this.rng());
  }
  /** @param {number} probability */
  chance(probability) {
    return this.rng() < probability;
  }
  /** @param {readonly number[]} values */
  oneOf(values) {
    return values[Math.floor(this.rng() * values.length)];
  }
}
