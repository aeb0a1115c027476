import type { CpuStep } from "../domain/record.js";

export interface CpuPoint {
  readonly timeSec: number;
  readonly cpus: number;
}

/** CPU use of one container on one node, as steps: each point holds until the next one. */
export interface CpuSeries {
  readonly node: string;
  readonly job: string;
  readonly points: readonly CpuPoint[];
}

/**
 * The timeline as one step series per container and node, in order of first use. Of several rows at one moment the last
 * counts, and a row that changes nothing gives no point.
 */
export function cpuSeries(timeline: readonly CpuStep[]): readonly CpuSeries[] {
  const byNode = new Map<string, Map<string, CpuSeries & { readonly points: CpuPoint[] }>>();
  const all: CpuSeries[] = [];
  for (const row of timeline) {
    let byJob = byNode.get(row.node);
    if (byJob === undefined) {
      byJob = new Map();
      byNode.set(row.node, byJob);
    }
    let series = byJob.get(row.job);
    if (series === undefined) {
      series = { node: row.node, job: row.job, points: [] };
      byJob.set(row.job, series);
      all.push(series);
    }
    appendStep(series.points, { timeSec: row.timeSec, cpus: row.cpus });
  }
  return all;
}

function appendStep(points: CpuPoint[], point: CpuPoint): void {
  if (points.at(-1)?.timeSec === point.timeSec) points.pop();
  if (points.at(-1)?.cpus !== point.cpus) points.push(point);
}
