import { compareGangs } from "./gangs.js";
import { runFlows, runTasks } from "./parallel-simgrid.js";

/**
 * Activities that use several resources, through Descent's CoupledShares and SimGrid's parallel tasks and flows.
 *
 * @typedef {{ arrivalSec: number, amount: number, rate: number, uses: [number, number][] }} OracleActivity amount: work or
 *   bytes; rate: its own limit, -1: none; uses: resources and how much of each it uses for each unit
 * @typedef {{ kind: "tasks" | "flows", capacities: number[], activities: OracleActivity[] }} ParallelCase
 * @typedef {{ expectedSec: number[], actualSec: number[] }} Finishes of SimGrid and of Descent
 */

const tolerance = 1e-6;

/** @param {() => number} rng @returns {ParallelCase} hosts with a CPU and links to and from a switch; rings of tasks */
function drawTasks(rng) {
  const hosts = 2 + Math.floor(7 * rng());
  const activities = Array.from({ length: 2 + Math.floor(30 * rng()) }, () => {
    const width = rng() < 0.4 ? 1 : 2 + Math.floor((hosts - 1) * rng());
    const ring = Array.from({ length: hosts }, (_, host) => ({ host, key: rng() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, width);
    /** @type {[number, number][]} */
    const uses = ring.flatMap(({ host }) =>
      width === 1 ? [[3 * host, 1]] : [0, 1, 2].map((part) => [3 * host + part, 1]),
    );
    return { arrivalSec: 20 * rng(), amount: 10 ** (2 * rng() - 0.5), rate: -1, uses };
  });
  return { kind: "tasks", capacities: drawCapacities(3 * hosts, rng), activities };
}

/** @param {() => number} rng @returns {ParallelCase} flows over any links, some of them several times */
function drawFlows(rng) {
  const links = 1 + Math.floor(12 * rng());
  const activities = Array.from({ length: 2 + Math.floor(30 * rng()) }, () => {
    /** @type {[number, number][]} */
    const uses = [];
    for (let link = 0; link < links; link += 1) if (rng() < 0.4) uses.push([link, 1 + Math.floor(5 * rng())]);
    if (uses.length === 0) uses.push([0, 1]);
    // SimGrid's messages are whole numbers of bytes.
    const rate = rng() < 0.3 ? 10 ** (2 * rng() - 1) : -1;
    return { arrivalSec: 20 * rng(), amount: Math.ceil(10 ** (2 * rng() + 0.5)), rate, uses };
  });
  return { kind: "flows", capacities: drawCapacities(links, rng), activities };
}

/** @param {number} count @param {() => number} rng */
const drawCapacities = (count, rng) => Array.from({ length: count }, () => 10 ** (1.5 * rng() - 0.5));

/** @param {string} program @param {ParallelCase} drawn @returns {number[]} finish times */
function runSimgrid(program, { kind, capacities, activities }) {
  if (kind === "flows")
    return runFlows(
      program,
      capacities,
      activities.map(({ amount, ...flow }) => ({ ...flow, bytes: amount })),
    );
  return runTasks(
    program,
    capacities,
    activities.map(({ arrivalSec, amount, uses }) => {
      const hosts = uses.filter(([resource]) => resource % 3 === 0).map(([resource]) => resource / 3);
      return { arrivalSec, amount, bytes: amount, hosts };
    }),
  );
}

/**
 * @param {any} modules SharedCpus and CoupledShares as built
 * @param {ParallelCase} drawn
 * @returns {number[]} finish times
 */
function runDescent({ SharedCpus, CoupledShares }, { kind, capacities, activities }) {
  const shared = new SharedCpus(
    capacities,
    capacities.map(() => 1),
  );
  const coupled = new CoupledShares(shared);
  const finishSec = activities.map(() => Number.NaN);
  const order = activities.map((_, index) => index).sort((a, b) => activities[a].arrivalSec - activities[b].arrivalSec);
  const running = new Map();
  let owners = 0;
  for (let arrived = 0; arrived < order.length || running.size > 0; ) {
    const next = arrived < order.length ? activities[order[arrived]].arrivalSec : Infinity;
    const nowSec = Math.min(next, coupled.nextDueSec);
    const changed = new Set();
    const touch = (/** @type {number} */ resource) => {
      changed.add(resource);
      shared.advance(resource, nowSec);
    };
    for (let ended = coupled.firstDue(nowSec); ended !== null; ended = coupled.firstDue(nowSec)) {
      for (const { resource } of ended.slots) touch(resource);
      coupled.remove(ended, () => {});
      finishSec[running.get(ended)] = nowSec;
      running.delete(ended);
    }
    for (; arrived < order.length && activities[order[arrived]].arrivalSec <= nowSec; arrived += 1) {
      const { amount, rate, uses } = activities[order[arrived]];

      for (const [resource] of uses) touch(resource);
      const each = uses.map(([resource, need]) => {
        owners += 1;
        // Of equal weight by units of progress, as SimGrid's activities are.
        return {
          resource,
          owner: owners,
          amount: need,
          most: Infinity,
          weight: need / capacities[resource],
          kappa: 0,
          phase: 0,
        };
      });
      const cap = rate > 0 ? rate : Infinity;
      const spec = { work: amount, cap, phases: 1, overlap: false, serialSec: 0, uses: each };
      running.set(coupled.add(spec, nowSec), order[arrived]);
    }
    coupled.solve([...changed], nowSec, touch);
    for (const resource of changed) {
      shared.solve(resource);
      if (shared.usedCpus(resource) > capacities[resource] * (1 + 1e-12)) throw new Error(`${kind}: over capacity`);
    }
  }
  return finishSec;
}

/**
 * @param {string} program
 * @param {any} modules SharedCpus, CoupledShares, simulate and parseScenario as built
 * @param {number} count cases of each kind
 * @param {(name: string) => () => number} stream
 * @returns {number} exit code
 */
export function compareParallel(program, modules, count, stream) {
  /** @param {(rng: () => number) => ParallelCase} draw @returns {(rng: () => number) => Finishes} */
  const ofActivities = (draw) => (rng) => {
    const drawn = draw(rng);
    return { expectedSec: runSimgrid(program, drawn), actualSec: runDescent(modules, drawn) };
  };
  /** @type {[string, (rng: () => number) => Finishes][]} */
  const kinds = [
    ["parallel tasks (L07, bmf)", ofActivities(drawTasks)],
    ["flows (CM02, max-min)", ofActivities(drawFlows)],
    ["whole runs with distributed jobs (L07, bmf)", (rng) => compareGangs(program, modules, rng)],
  ];
  let isGood = true;
  for (const [name, compare] of kinds) {
    let [worst, activities] = [0, 0];
    for (let index = 0; index < count; index += 1) {
      const { expectedSec, actualSec } = compare(stream(`oracle/${name} #${index}`));
      activities += expectedSec.length;
      for (const [at, sec] of expectedSec.entries()) {
        const apart = Math.abs(actualSec[at] - sec) / sec;
        // Negated, so that NaN fails too.
        if (!(apart <= worst)) worst = apart;
      }
    }
    const agrees = worst <= tolerance;
    isGood &&= agrees;
    console.log(
      `${agrees ? "PASS" : "FAIL"}: ${name}: ${count} cases, ${activities} activities, finish times agree to ` +
        `${worst.toExponential(1)}; ${tolerance} is allowed`,
    );
  }
  return isGood ? 0 : 1;
}
