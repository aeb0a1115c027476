import { latencyMs } from "../domain/latency.js";
import type { NodeSpec } from "../domain/node.js";
import type { FlowPath, Topology } from "../network/topology.js";
import type { JobTable } from "./job-table.js";

const mbitPerMb = 8;

/** An artifact on its way to a node. */
export interface Transfer {
  readonly path: FlowPath;
  readonly mbit: number;
  /** Bandwidth that the runtime of the job leaves, relative to bare metal. */
  readonly networkFactor: number;
}

/** What steps of pipelines hand to one another: each artifact stays on the node that made it until a step fetches it. */
export class Artifacts {
  readonly #nodes: readonly NodeSpec[];
  readonly #jobs: JobTable;
  readonly #topology: Topology | null;
  readonly #indexes: ReadonlyMap<string, number>;

  /** @param topology null: half the round trip that the nodes' latencies give, and any size at once */
  constructor(nodes: readonly NodeSpec[], jobs: JobTable, topology: Topology | null) {
    this.#nodes = nodes;
    this.#jobs = jobs;
    this.#topology = topology;
    this.#indexes = new Map(jobs.specs.slice(0, jobs.jobCount).map(({ id }, job) => [id, job]));
  }

  /** How long a node takes to get all inputs of a job, which come side by side, if nothing else is sent; 0: it has them. */
  fetchSec(job: number, node: number): number {
    if (this.#topology !== null)
      return this.transfers(job, node).reduce((most, each) => Math.max(most, aloneSec(each)), 0);
    const to = this.#nodes[node]!;
    return this.#makers(job).reduce((most, [maker]) => {
      return maker === node ? most : Math.max(most, halfRoundTripMs(this.#nodes[maker]!, to) / 1000);
    }, 0);
  }

  /** What has to come over links; there is a network. */
  transfers(job: number, node: number): readonly Transfer[] {
    const networkFactor = this.#jobs.specs[job]!.runtime?.networkFactor ?? 1;
    return this.#makers(job).flatMap(([maker, sizeMb], index) => {
      if (maker === node) return [];
      const path = this.#topology!.path({ from: maker, to: node, number: job * transfersPerJob + index });
      return [{ path, mbit: sizeMb * mbitPerMb, networkFactor }];
    });
  }

  /** Nodes of the inputs of a job, and their sizes in MB. */
  #makers(job: number): readonly (readonly [number, number])[] {
    return (this.#jobs.specs[job]!.inputs ?? []).map(({ from, sizeMb }) => [
      this.#jobs.node[this.#indexes.get(from)!]!,
      sizeMb,
    ]);
  }
}

/** More inputs than any job has. */
const transfersPerJob = 2 ** 10;

const aloneSec = ({ path, mbit, networkFactor }: Transfer): number =>
  path.latencySec + mbit / (path.bandwidthMbitPerSec * networkFactor);

const halfRoundTripMs = (from: NodeSpec, to: NodeSpec): number =>
  ((to.location === null ? null : latencyMs(from, to.location)) ?? 0) / 2;
