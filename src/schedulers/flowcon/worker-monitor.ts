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

  watches(job: JobIndex): boolean {
    return this.#containers.has(job);
  }

  get isEmpty(): boolean {
    return this.#containers.size === 0;
  }

  /** Algorithm 2, a container arrives: it joins NL, the interval starts anew, Algorithm 1 runs at once. */
  containerArrived(job: JobIndex, view: ClusterView): Action[] {
    this.#containers.set(job, new ContainerMonitor(this.#params, this.#look(job, view)));
    this.#intervalSec = this.#params.intervalSec;
    return this.run(view);
  }

  /** Algorithm 2, a container leaves: it is struck off its list, the interval starts anew, Algorithm 1 runs at once. */
  containerLeft(job: JobIndex, view: ClusterView): Action[] {
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
  run(view: ClusterView): Action[] {
    const measured: Measured[] = [];
    let wereAllCompleting = true;
    let areAllCompleting = true;
    for (const [job, monitor] of this.#containers) {
      const growth = monitor.measure(this.#look(job, view));
      wereAllCompleting &&= monitor.list === "CL";
      monitor.list = nextList(monitor.list, growth.growth, this.#params.alpha);
      areAllCompleting &&= monitor.list === "CL";
      measured.push({ job, monitor, growth });
    }
    const isFree = this.#params.allCompleting === "before" ? wereAllCompleting : areAllCompleting;
    if (isFree) this.#intervalSec *= 2;
    this.#setLimits(measured, isFree);
    const actions: Action[] = [];
    for (const each of measured) {
      this.#act(each, view, actions);
      if (view.keepsLog) actions.push(this.#log(each, view));
    }
    return actions;
  }

  /** Free: all compete for the whole node (lines 14-17). */
  #setLimits(measured: readonly Measured[], isFree: boolean): void {
    if (isFree) {
      for (const { monitor } of measured) monitor.limit = 1;
      return;
    }
    const limits = computeLimits(
      measured.map(({ monitor, growth }) => ({ list: monitor.list, growth: growth.growth, limit: monitor.limit })),
      this.#params,
    );
    for (const [index, { monitor }] of measured.entries()) monitor.limit = limits[index]!;
  }

  #act({ job, monitor }: Measured, view: ClusterView, actions: Action[]): void {
    if (this.#params.observeOnly) return;
    const cpus = monitor.limit * view.capacityCpus(this.#node);
    const given = this.#params.limitUnit === "whole-cpus" ? Math.floor(cpus) : cpus;
    // The container engine takes 0 as "no change": the former limit stays in force.
    if (given > 0 && given !== view.limitCpus(job)) actions.push({ kind: "limit", job, cpus: given });
  }

  #log({ job, monitor, growth }: Measured, view: ClusterView): Action {
    const { list, limit } = monitor;
    const node = view.node(this.#node).id;
    return { kind: "log", growth: { timeSec: view.nowSec, node, job: view.id(job), list, ...growth, limit } };
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
