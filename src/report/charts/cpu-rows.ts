import type { CpuStep } from "../../domain/record.js";
import { cpuBins } from "../../metrics/cpu-bins.js";
import type { TimeSpan } from "./time-span.js";

/** CPUs that one group of containers uses from `timeSec` on. */
export interface CpuRow {
  readonly timeSec: number;
  readonly group: string;
  readonly cpus: number;
}

/**
 * The CPU steps of a group of containers, exact. A group has a row at every moment at which any group changes, between
 * its own first and last use, because areas are stacked moment by moment.
 */
export function exactCpuRows(timeline: readonly CpuStep[], groupOf: (jobId: string) => string): readonly CpuRow[] {
  const rows: CpuRow[] = [];
  const cpusByContainer = new Map<string, number>();
  const sums = new Map<string, { cpus: number; containers: number }>();
  for (const [index, row] of timeline.entries()) {
    const container = `${row.node}\n${row.job}`;
    const before = cpusByContainer.get(container) ?? 0;
    const sum = sums.get(groupOf(row.job)) ?? { cpus: 0, containers: 0 };
    sums.set(groupOf(row.job), sum);
    sum.containers += Number(row.cpus > 0) - Number(before > 0);
    // With no container left the sum is 0, not what rounding has left of it.
    sum.cpus = sum.containers === 0 ? 0 : sum.cpus + row.cpus - before;
    cpusByContainer.set(container, row.cpus);
    if (timeline[index + 1]?.timeSec === row.timeSec) continue;
    for (const [group, { cpus, containers }] of sums) {
      rows.push({ timeSec: row.timeSec, group, cpus });
      if (containers === 0) sums.delete(group);
    }
  }
  return rows;
}

/** The mean CPU use of each group over equal intervals, for a run with more change points than a drawing can show. */
export function meanCpuRows(
  timeline: readonly CpuStep[],
  groupOf: (jobId: string) => string,
  span: TimeSpan,
  bins: number,
): readonly CpuRow[] {
  const binned = cpuBins(timeline, { ...span, bins, groupOf: (row) => groupOf(row.job) });
  const rows: CpuRow[] = [];
  for (const bin of binned) {
    rows.push({ timeSec: bin.fromSec, group: bin.group, cpus: bin.meanCpus });
    if (bin.toSec === span.endSec) rows.push({ timeSec: bin.toSec, group: bin.group, cpus: 0 });
  }
  return rows;
}
