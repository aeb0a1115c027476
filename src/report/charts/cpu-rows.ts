import type { TimelineRow } from "../../domain/record.js";
import { cpuBins } from "../../metrics/cpu-bins.js";
import type { TimeSpan } from "./time-span.js";

/** CPUs that one series uses from `timeSec` on. */
export interface CpuRow {
  readonly timeSec: number;
  readonly series: string;
  readonly cpus: number;
}

/**
 * The CPU steps of a group of containers, exact. A series has a row at every moment at which any series changes, between
 * its own first and last use, because areas are stacked moment by moment.
 */
export function exactCpuRows(timeline: readonly TimelineRow[], seriesOf: (jobId: string) => string): readonly CpuRow[] {
  const rows: CpuRow[] = [];
  const cpusByContainer = new Map<string, number>();
  const sums = new Map<string, { cpus: number; containers: number }>();
  for (const [index, row] of timeline.entries()) {
    const container = `${row.node}\n${row.job}`;
    const before = cpusByContainer.get(container) ?? 0;
    const sum = sums.get(seriesOf(row.job)) ?? { cpus: 0, containers: 0 };
    sums.set(seriesOf(row.job), sum);
    sum.containers += Number(row.cpus > 0) - Number(before > 0);
    // With no container left the sum is 0, not what rounding has left of it.
    sum.cpus = sum.containers === 0 ? 0 : sum.cpus + row.cpus - before;
    cpusByContainer.set(container, row.cpus);
    if (timeline[index + 1]?.timeSec === row.timeSec) continue;
    for (const [series, { cpus, containers }] of sums) {
      rows.push({ timeSec: row.timeSec, series, cpus });
      if (containers === 0) sums.delete(series);
    }
  }
  return rows;
}

/** The mean CPU use of each series over equal intervals, for a run with more change points than a drawing can show. */
export function meanCpuRows(
  timeline: readonly TimelineRow[],
  seriesOf: (jobId: string) => string,
  span: TimeSpan,
  bins: number,
): readonly CpuRow[] {
  const binned = cpuBins(timeline, { ...span, bins, groupOf: (row) => seriesOf(row.job) });
  const rows: CpuRow[] = [];
  for (const bin of binned) {
    rows.push({ timeSec: bin.fromSec, series: bin.group, cpus: bin.meanCpus });
    if (bin.toSec === span.endSec) rows.push({ timeSec: bin.toSec, series: bin.group, cpus: 0 });
  }
  return rows;
}
