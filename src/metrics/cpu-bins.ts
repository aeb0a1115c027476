import { assert } from "../domain/assert.js";
import type { CpuStep } from "../domain/record.js";

/** Mean CPU use of a group of containers in one interval of time. */
export interface CpuBin {
  readonly group: string;
  readonly fromSec: number;
  readonly toSec: number;
  readonly meanCpus: number;
}

export interface BinOptions<Group> {
  readonly startSec: number;
  readonly endSec: number;
  readonly bins: number;
  readonly groupOf: (row: CpuStep) => Group;
}

/**
 * The exact integral of CPU use over equal intervals of time, per group: what a chart shows when change points are too
 * many to draw. Every group has every bin, groups in order of first use.
 */
export function cpuBins(timeline: readonly CpuStep[], options: BinOptions<string>): readonly CpuBin[] {
  const { startSec, endSec, bins } = options;
  const widthSec = (endSec - startSec) / bins;
  return [...cpuMeans(timeline, options)].flatMap(([group, means]) =>
    Array.from(means, (meanCpus, bin) => ({
      group,
      fromSec: startSec + bin * widthSec,
      toSec: bin === bins - 1 ? endSec : startSec + (bin + 1) * widthSec,
      meanCpus,
    })),
  );
}

/** The same as `cpuBins`, as one array of mean CPUs per group: for those that draw while a slider moves. */
export function cpuMeans<Group>(
  timeline: readonly CpuStep[],
  options: BinOptions<Group>,
): ReadonlyMap<Group, Float64Array> {
  const { startSec, endSec, bins, groupOf } = options;
  const cpuSecByGroup = new Map<Group, Float64Array>();
  if (!(endSec > startSec)) return cpuSecByGroup;
  assert(Number.isInteger(bins) && bins > 0, `not a number of bins: ${bins}`);
  const widthSec = (endSec - startSec) / bins;
  for (const { row, untilSec } of holdingTimes(timeline, endSec)) {
    const group = groupOf(row);
    let cpuSec = cpuSecByGroup.get(group);
    if (cpuSec === undefined) {
      cpuSec = new Float64Array(bins);
      cpuSecByGroup.set(group, cpuSec);
    }
    spread(cpuSec, (row.timeSec - startSec) / widthSec, (untilSec - startSec) / widthSec, row.cpus * widthSec);
  }
  for (const cpuSec of cpuSecByGroup.values()) {
    for (let bin = 0; bin < bins; bin++) cpuSec[bin]! /= widthSec;
  }
  return cpuSecByGroup;
}

/** Each row with the time until which it holds: the next row of the same container on the same node. */
function* holdingTimes(
  timeline: readonly CpuStep[],
  endSec: number,
): Generator<{ readonly row: CpuStep; readonly untilSec: number }> {
  const open = new Map<string, Map<string, CpuStep>>();
  for (const row of timeline) {
    let ofNode = open.get(row.node);
    if (ofNode === undefined) {
      ofNode = new Map();
      open.set(row.node, ofNode);
    }
    const previous = ofNode.get(row.job);
    if (previous !== undefined) yield { row: previous, untilSec: row.timeSec };
    if (row.cpus > 0) ofNode.set(row.job, row);
    else ofNode.delete(row.job);
  }
  for (const ofNode of open.values()) for (const row of ofNode.values()) yield { row, untilSec: endSec };
}

/** Adds `perBin` to every bin between two positions, in units of bins, and the covered fraction of it at the edges. */
function spread(sums: Float64Array, from: number, to: number, perBin: number): void {
  const low = Math.max(from, 0);
  const high = Math.min(to, sums.length);
  for (let bin = Math.floor(low); bin < high; bin++) {
    sums[bin]! += perBin * (Math.min(bin + 1, high) - Math.max(bin, low));
  }
}
