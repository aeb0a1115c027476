import type { Cluster } from "../cluster/cluster.js";
import type { TimelineRow } from "../domain/record.js";

/** Writes down every change of a container's CPU use, at its exact time. */
export class TimelineRecorder {
  readonly rows: TimelineRow[] = [];
  readonly #lastRow: Map<number, TimelineRow> = new Map();

  /** The containers of a node have new rates. */
  settled(cluster: Cluster, node: number): void {
    const { cpus } = cluster;
    for (let position = 0; position < cpus.count(node); position += 1) {
      const job = cpus.owner(node, position);
      const spec = cluster.jobs.specs[job]!;
      this.#note(job, {
        timeSec: cluster.nowSec,
        node: cluster.nodes[node]!.id,
        job: spec.id,
        cpus: cpus.cpuRate(node, position),
        workCpuSec: spec.workCpuSec - cpus.remainingAt(node, position, cluster.nowSec),
        workRate: cpus.workRate(node, position),
      });
    }
  }

  /** A container ended its work. */
  ended(cluster: Cluster, job: number): void {
    const { id, workCpuSec } = cluster.jobs.specs[job]!;
    const node = cluster.nodes[cluster.jobs.node[job]!]!.id;
    this.#note(job, { timeSec: cluster.nowSec, node, job: id, cpus: 0, workCpuSec, workRate: 0 });
    this.#lastRow.delete(job);
  }

  /** A container left a node with work left, or was lost with it. */
  left(cluster: Cluster, job: number, node: number): void {
    const { id } = cluster.jobs.specs[job]!;
    const workCpuSec = cluster.jobs.history(job).doneCpuSec;
    this.#note(job, {
      timeSec: cluster.nowSec,
      node: cluster.nodes[node]!.id,
      job: id,
      cpus: 0,
      workCpuSec,
      workRate: 0,
    });
  }

  #note(job: number, row: TimelineRow): void {
    const last = this.#lastRow.get(job);
    if (last !== undefined && last.cpus === row.cpus && last.workRate === row.workRate && last.node === row.node)
      return;
    this.#lastRow.set(job, row);
    this.rows.push(row);
  }
}
