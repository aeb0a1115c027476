import type { Action } from "../../domain/action.js";
import type { JobIndex, NodeIndex } from "../../domain/ids.js";
import type { ClusterView } from "../../domain/view.js";
import { ContainerMonitor, type Growth, type Look } from "./container-monitor.js";
import { computeLimits } from "./limits.js";
import { nextList } from "./lists.js";
import type { FlowConParams } from "./params.js";

/** Where a node's memory is not modelled, use of it counts in GB. */
const mbPerGb = 1024;

interface Measured {
  readonly job: JobIndex;
  readonly monitor: ContainerMonitor;
  readonly growth: Growth;
}

/** FlowCon on one node (the thesis's worker monitor): the containers there, the interval in force, Algorithm 1. */
export class WorkerMonitor {
  readonly #params: FlowConParams;
  readonly #node: NodeIndex;
  readonly #containers: Map<JobIndex, ContainerMonitor> = new Map();
  #intervalSec: number;

  constructor(params: FlowConParams, node: NodeIndex) {
    this.#params = params;
    this.#node = node;
    this.#intervalSec = params.intervalSec;
  }

  get intervalSec(): number {
    return this.#intervalSec;
  }

  get isEmpty(): boolean {
    return this.#containers.size === 0;
  }

  /** Algorithm 2, a container arrives: it joins NL, the interval starts anew, Algorithm 1 runs at once. */
  containerArrived(job: JobIndex, view: ClusterView): readonly Action[] {
    this.#containers.set(job, new ContainerMonitor(this.#params, this.#look(job, view)));
    this.#intervalSec = this.#params.intervalSec;
    return this.run(view);
  }

  /** Algorithm 2, a container leaves: it is struck off its list, the interval starts anew, Algorithm 1 runs at once. */
  containerLeft(job: JobIndex, view: ClusterView): readonly Action[] {
    this.#containers.delete(job);
    this.#intervalSec = this.#params.intervalSec;
    return this.run(view);
  }

  /** A container is gone with its node. */
  forget(job: JobIndex): void {
    this.#containers.delete(job);
  }

  /** A loss for each container between two runs, where E is a mean over the interval. */
  sample(view: ClusterView): void {
    for (const [job, monitor] of this.#containers) monitor.sample(view.loss(job));
  }

  /** Algorithm 1. */
  run(view: ClusterView): readonly Action[] {
    const measured = [...this.#containers].map(
      ([job, monitor]): Measured => ({ job, monitor, growth: monitor.measure(this.#look(job, view)) }),
    );
    const wereAllCompleting = allCompleting(measured);
    for (const { monitor, growth } of measured)
      monitor.list = nextList(monitor.list, growth.growth, this.#params.alpha);
    const isFree = this.#params.allCompleting === "before" ? wereAllCompleting : allCompleting(measured);
    if (isFree) this.#intervalSec *= 2;
    const limits = isFree
      ? measured.map(() => 1)
      : computeLimits(
          measured.map(({ monitor, growth }) => ({ list: monitor.list, growth: growth.growth, limit: monitor.limit })),
          this.#params,
        );
    return measured.flatMap((each, index) => {
      each.monitor.limit = limits[index]!;
      return [...this.#setLimit(each, view), ...this.#log(each, view)];
    });
  }

  #setLimit({ job, monitor }: Measured, view: ClusterView): readonly Action[] {
    if (this.#params.observeOnly) return [];
    const cpus = monitor.limit * view.capacityCpus(this.#node);
    const given = this.#params.limitUnit === "whole-cpus" ? Math.floor(cpus) : cpus;
    // The container engine takes 0 as "no change": the former limit stays in force.
    if (given === 0 || given === view.limitCpus(job)) return [];
    return [{ kind: "limit", job, cpus: given }];
  }

  #log({ job, monitor, growth }: Measured, view: ClusterView): readonly Action[] {
    if (!view.keepsLog) return [];
    const { list, limit } = monitor;
    const node = view.node(this.#node).id;
    return [{ kind: "log", growth: { timeSec: view.nowSec, node, job: view.id(job), list, ...growth, limit } }];
  }

  #look(job: JobIndex, view: ClusterView): Look {
    return {
      timeSec: view.nowSec,
      loss: view.loss(job),
      usedSec: this.#usedSec(job, view),
    };
  }

  /** Use of the resource so far, in its unit times seconds. Memory is held, so its use grows with time alone. */
  #usedSec(job: JobIndex, view: ClusterView): number {
    switch (this.#params.resource) {
      case "cpu":
        return view.cpuSec(job) / view.capacityCpus(this.#node);
      case "memory":
        return (view.nowSec * view.memoryMb(job)) / (view.node(this.#node).memoryMb ?? mbPerGb);
      case "block-io":
        return view.blockIoMb(job);
      case "network":
        return view.networkMb(job);
    }
  }
}

const allCompleting = (measured: readonly Measured[]): boolean =>
  measured.every(({ monitor }) => monitor.list === "CL");
