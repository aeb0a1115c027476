import type { Cluster } from "../cluster/cluster.js";
import type { Gang } from "../cluster/gang.js";
import { doneCpuSecOf, isServing } from "../cluster/progress.js";
import type { TimelineRow } from "../domain/record.js";

/** Writes down every change of a job's CPU use on a node, at its exact time. */
export class TimelineRecorder {
  readonly rows: TimelineRow[] = [];
  readonly #lastRow: Map<number, TimelineRow> = new Map();
  /** The distributed jobs that ran on each node when its rates were last solved. */
  readonly #gangsOn: Map<number, ReadonlyMap<Gang, number>> = new Map();

  /** The containers of a node have new rates. */
  settled(cluster: Cluster, node: number): void {
    const { cpus, gangs } = cluster;
    const gangCpus = new Map<Gang, number>();
    for (let position = 0; position < cpus.count(node); position += 1) {
      const job = cpus.owner(node, position);
      const gang = gangs?.of(job) ?? null;
      if (gang !== null) {
        gangCpus.set(gang, (gangCpus.get(gang) ?? 0) + cpus.cpuRate(node, position));
        continue;
      }
      this.#note(job, {
        timeSec: cluster.nowSec,
        node: cluster.nodes[node]!.id,
        job: cluster.jobs.specs[job]!.id,
        cpus: cpus.cpuRate(node, position),
        workCpuSec: doneCpuSecOf(cluster, job),
        workRate: isServing(cluster, job) ? 0 : cpus.workRate(node, position),
      });
    }
    if (gangs !== null) this.#noteGangs(cluster, node, gangCpus);
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

  /** One row for all containers that a distributed job has on the node, and one of 0 CPUs when it has stopped there. */
  #noteGangs(cluster: Cluster, node: number, gangCpus: ReadonlyMap<Gang, number>): void {
    const before = this.#gangsOn.get(node) ?? gangCpus;
    this.#gangsOn.set(node, gangCpus);
    for (const gang of new Set([...before.keys(), ...gangCpus.keys()])) {
      const { job } = gang.layout;
      const runs = gangCpus.has(gang);
      this.#note(cluster.jobs.specs.length + job * cluster.nodes.length + node, {
        timeSec: cluster.nowSec,
        node: cluster.nodes[node]!.id,
        job: cluster.jobs.specs[job]!.id,
        cpus: gangCpus.get(gang) ?? 0,
        workCpuSec: cluster.gangs!.doneCpuSec(gang),
        workRate: runs ? gang.activity!.rate : 0,
      });
    }
  }

  #note(key: number, row: TimelineRow): void {
    const last = this.#lastRow.get(key);
    if (last !== undefined && last.cpus === row.cpus && last.workRate === row.workRate && last.node === row.node)
      return;
    this.#lastRow.set(key, row);
    this.rows.push(row);
  }
}
