import { execFileSync } from "node:child_process";

/**
 * @typedef {{ arrivalSec: number, amount: number, bytes: number, hosts: number[] }} Task computes `amount` on each host, and
 *   sends `bytes` from each to the next, where it has more than one
 * @typedef {{ arrivalSec: number, bytes: number, rate: number, uses: [number, number][] }} Flow rate: its own limit, -1: none;
 *   uses: links and how often it uses each
 */

/**
 * @param {string} program
 * @param {number[]} capacities of each host: its CPU, its link to the switch, its link from there
 * @param {Task[]} tasks
 */
export const runTasks = (program, capacities, tasks) =>
  run(
    program,
    `tasks ${capacities.length / 3}`,
    capacities,
    tasks.map(({ arrivalSec, amount, bytes, hosts }) => [arrivalSec, amount, bytes, hosts.length, ...hosts]),
  );

/** @param {string} program @param {number[]} capacities of each link @param {Flow[]} flows */
export const runFlows = (program, capacities, flows) =>
  run(
    program,
    `flows ${capacities.length}`,
    capacities,
    flows.map(({ arrivalSec, bytes, rate, uses }) => [arrivalSec, bytes, rate, uses.length, ...uses.flat()]),
  );

/**
 * @param {string} program
 * @param {string} kind
 * @param {number[]} capacities
 * @param {number[][]} activities
 * @returns {number[]} when each ends
 */
function run(program, kind, capacities, activities) {
  const lines = [`${kind} ${activities.length}`, capacities.join(" "), ...activities.map((values) => values.join(" "))];
  const output = execFileSync(program, { input: `${lines.join("\n")}\n`, encoding: "utf8", timeout: 60_000 });
  return output.trim().split("\n").slice(1).map(Number);
}
