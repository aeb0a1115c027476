import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schedulerPlugins } from "../../src/schedulers/registry.js";
import type { SchedulerPlugin } from "../../src/schedulers/scheduler.js";
import { expectClose } from "../support/numbers.js";
import { type World, withoutTies, worlds } from "../support/scenarios.js";
import { capacityOf, owedRates, replay } from "./replay.js";
import { type Witness, witness } from "./witness.js";

const tolerance = 1e-9;

const placements = schedulerPlugins.filter((plugin) => plugin.kind === "placement").map((plugin) => plugin.name);

/** The laws that a run under any scheduler obeys. A node policy is tried under every placement. */
export function describeContract(plugin: SchedulerPlugin): void {
  const settings = fc.tuple(worlds, fc.constantFrom(...placements));
  const always = (law: (run: Witness, again: (other: World) => Witness) => void): void =>
    fc.assert(
      fc.property(settings, ([world, placement]) => {
        law(witness(plugin, world, placement), (other) => witness(plugin, other, placement));
      }),
      { numRuns: 40 },
    );
  describe(plugin.name, () => {
    test("every arrival ends as exactly one record, in order of arrival, and finishes", () => always(oneRecordEach));
    test("time never goes back", () => always(timeGoesOn));
    test("work is conserved: CPU time and work done are the integrals of the timeline", () => always(workIsConserved));
    test("no node is over its capacity and no container over its cap", () => always(nothingOverCapacity));
    test("memory is never promised twice", () => always(memoryFits));
    test("no CPU idles while a container on its node could use it", () => always(workConserving));
    test("rates are the weighted max-min fair ones of the slow twin", () => always(ratesAreFair));
    test("no job is faster than its work at its most CPUs", () => always(noJobTooFast));
    test("a pinned job runs on its node", () => always(pinsHold));
    test("the same world gives the same run, to the last bit", () => always(sameEveryTime));
    test("names of jobs change no time", () => always(namesDoNotMatter));
    test("a job added after the last finish changes no earlier record", () => always(theFutureDoesNotMatter));
    test("the order in which jobs are listed does not matter", () => always(listOrderDoesNotMatter));
  });
}

function oneRecordEach({ jobs, records }: Witness): void {
  expect(records.map((record) => record.id)).toEqual(jobs.map((job) => job.id));
  for (const { arrivalSec, startSec, finishSec, completionSec, node } of records) {
    expect(node).not.toBeNull();
    expect(startSec!).toBeGreaterThanOrEqual(arrivalSec);
    expect(finishSec!).toBeGreaterThanOrEqual(startSec!);
    expect(completionSec).toBe(finishSec! - arrivalSec);
  }
}

function timeGoesOn({ timeline, decisions }: Witness): void {
  for (const times of [timeline, decisions].map((rows) => rows.map((row) => row.timeSec)))
    for (const [index, timeSec] of times.slice(1).entries()) expect(timeSec).toBeGreaterThanOrEqual(times[index]!);
}

function workIsConserved(run: Witness): void {
  const cpuSec = new Map(run.jobs.map((job) => [job.id, 0]));
  const work = new Map(run.jobs.map((job) => [job.id, 0]));
  /** What the CPU time is worth at the speed of each node that the job was on. */
  const paid = new Map(run.jobs.map((job) => [job.id, 0]));
  for (const { node, fromSec, toSec, containers } of replay(run)) {
    for (const container of containers) {
      cpuSec.set(container.job, cpuSec.get(container.job)! + container.cpus * (toSec - fromSec));
      paid.set(container.job, paid.get(container.job)! + container.cpus * node.speed * (toSec - fromSec));
      work.set(container.job, work.get(container.job)! + container.workRate * (toSec - fromSec));
    }
  }
  const nodes = new Map(run.nodes.map((node) => [node.id, node]));
  for (const [index, record] of run.records.entries()) {
    const { workCpuSec, contention } = run.jobs[index]!;
    expectClose(record.cpuSec, cpuSec.get(record.id)!, tolerance);
    expectClose(workCpuSec, work.get(record.id)!, tolerance);
    const { contention: kappa } = nodes.get(record.node!)!;
    const isFree = (contention ?? kappa) === 0 && record.moves.length === 0;
    if (isFree || contention === 0) expectClose(paid.get(record.id)!, workCpuSec, tolerance);
  }
}

function nothingOverCapacity(run: Witness): void {
  for (const { node, containers } of replay(run)) {
    const used = containers.reduce((sum, container) => sum + container.cpus, 0);
    expect(used).toBeLessThanOrEqual(capacityOf(node) * (1 + tolerance));
    for (const { cpus, capCpus } of containers) expect(cpus).toBeLessThanOrEqual(capCpus * (1 + tolerance));
  }
}

function memoryFits(run: Witness): void {
  for (const { node, containers } of replay(run)) {
    const heldMb = containers.reduce((sum, container) => sum + container.memoryMb, 0);
    expect(heldMb).toBeLessThanOrEqual(node.memoryMb ?? Number.POSITIVE_INFINITY);
  }
}

function workConserving(run: Witness): void {
  for (const { node, containers } of replay(run)) {
    const used = containers.reduce((sum, container) => sum + container.cpus, 0);
    if (used >= capacityOf(node) * (1 - tolerance)) continue;
    for (const { cpus, capCpus } of containers) expectClose(cpus, capCpus, tolerance);
  }
}

function ratesAreFair(run: Witness): void {
  for (const stretch of replay(run)) {
    const owed = owedRates(stretch);
    for (const [index, { cpus }] of stretch.containers.entries())
      expectClose(cpus, owed[index]!, tolerance, capacityOf(stretch.node));
  }
}

function noJobTooFast(run: Witness): void {
  for (const [index, job] of run.jobs.entries()) {
    const workPerSec = run.nodes
      .filter((node) => job.node === null || job.node === node.id)
      .map((node) => Math.min(job.cpusMax ?? Number.POSITIVE_INFINITY, capacityOf(node)) * node.speed);
    const leastSec = job.workCpuSec / Math.max(...workPerSec);
    expect(run.records[index]!.completionSec!).toBeGreaterThanOrEqual(leastSec * (1 - tolerance));
  }
}

function pinsHold({ jobs, records }: Witness): void {
  for (const [index, { node }] of jobs.entries()) if (node !== null) expect(records[index]!.node).toBe(node);
}

type Again = (other: World) => Witness;

function sameEveryTime(run: Witness, again: Again): void {
  expect(again(run)).toEqual(run);
}

function namesDoNotMatter(run: Witness, again: Again): void {
  const nameless = ({ records }: Witness): object[] => records.map(({ id: _, ...rest }) => rest);
  const jobs = run.jobs.map((job, index) => ({ ...job, id: `renamed ${run.jobs.length - index}` }));
  expect(nameless(again({ ...run, jobs }))).toEqual(nameless(run));
}

function theFutureDoesNotMatter(run: Witness, again: Again): void {
  const lastSec = Math.max(...run.records.map((record) => record.finishSec!));
  const late = { ...run.jobs[0]!, id: "late", arrivalSec: lastSec + 1 };
  expect(again({ ...run, jobs: [...run.jobs, late] }).records.slice(0, -1)).toEqual(run.records);
}

function listOrderDoesNotMatter(run: Witness, again: Again): void {
  const { nodes, jobs } = withoutTies(run);
  const backwards = jobs.toReversed();
  expect(again({ nodes, jobs: backwards }).records).toEqual(again({ nodes, jobs }).records);
}
