import type { ClusterAction } from "../cluster/apply.js";
import type { Cluster } from "../cluster/cluster.js";
import type { NodeEnergy } from "../domain/power.js";

/**
 * Integrates the power of the nodes that state it. CPU use is constant between two changes of a node, so power is too, and
 * the sum over the stretches is the exact energy; nothing is recorded along the way.
 */
export class EnergyMeter {
  readonly #fromSec: number;
  readonly #sinceSec: Float64Array;
  readonly #watts: Float64Array;
  readonly #isOn: Uint8Array;
  readonly #joules: Float64Array;
  readonly #onSec: Float64Array;

  /** @param fromSec what comes before it is not counted */
  constructor(cluster: Cluster, fromSec: number) {
    const nodeCount = cluster.nodes.length;
    this.#fromSec = fromSec;
    this.#sinceSec = new Float64Array(nodeCount).fill(fromSec);
    this.#watts = new Float64Array(nodeCount);
    this.#isOn = new Uint8Array(nodeCount);
    this.#joules = new Float64Array(nodeCount);
    this.#onSec = new Float64Array(nodeCount);
    for (let node = 0; node < nodeCount; node += 1) this.#read(cluster, node);
  }

  /** A node has new rates, has a container more or less on its way to it, has failed or is back. */
  changed(cluster: Cluster, node: number): void {
    this.#book(node, cluster.nowSec);
    this.#read(cluster, node);
  }

  /** An action was applied: a node is on from the moment a container is on its way to it. */
  acted(cluster: Cluster, action: ClusterAction): void {
    if (action.kind === "place") this.changed(cluster, action.node);
    if (action.kind === "migrate") this.changed(cluster, action.to);
  }

  /** Energy until now. */
  total(cluster: Cluster): readonly NodeEnergy[] {
    return cluster.nodes.flatMap(({ id, power }, node) => {
      if (power === null) return [];
      this.#book(node, cluster.nowSec);
      return [{ node: id, energyJoules: this.#joules[node]!, onSec: this.#onSec[node]! }];
    });
  }

  #book(node: number, nowSec: number): void {
    if (nowSec < this.#fromSec) return;
    const elapsedSec = nowSec - this.#sinceSec[node]!;
    this.#sinceSec[node] = nowSec;
    this.#joules[node]! += this.#watts[node]! * elapsedSec;
    if (this.#isOn[node] === 1) this.#onSec[node]! += elapsedSec;
  }

  #read(cluster: Cluster, node: number): void {
    const { power } = cluster.nodes[node]!;
    if (power === null) return;
    const isEmpty = cluster.cpus.count(node) + cluster.transit.bound[node]! === 0;
    const isOn = cluster.up[node] === 1 && !(power.offWhenEmpty && isEmpty);
    this.#isOn[node] = Number(isOn);
    this.#watts[node] = isOn ? power.idleWatts + power.wattsPerCpu * cluster.cpus.usedCpus(node) : 0;
  }
}
