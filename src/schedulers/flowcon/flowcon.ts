import type { Action } from "../../domain/action.js";
import { type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { ClusterView } from "../../domain/view.js";
import { noActions } from "../no-actions.js";
import { definePlugin, type Scheduler, type SchedulerPlugin } from "../scheduler.js";
import { type FlowConParams, flowConSchema, type VariantName } from "./params.js";
import { variants } from "./variants.js";
import { WorkerMonitor } from "./worker-monitor.js";

/** FlowCon: limits the CPU of containers whose loss grows slowly, each node by itself. */
export const flowCon: SchedulerPlugin = definePlugin({
  name: "flowcon",
  kind: "node",
  summary: "moves CPU from jobs that have converged to jobs that still learn, by their growth efficiency",
  source: "Zheng, sections 4.1 and 5.1, Algorithms 1 and 2; the authors' code of 2018-2019 for the other variants",
  params: flowConSchema,
  triggers: ["start", "completion", "leave", "wake"],
  complete: (params) => ({ ...variants[params.variant as VariantName], ...params }),
  create: (params) => new FlowCon(params as unknown as FlowConParams),
});

/** Alarms of a node: one for Algorithm 1, one for samples. */
const alarmsPerNode = 2;
const runAlarm = 0;
const sampleAlarm = 1;

class FlowCon implements Scheduler {
  readonly #params: FlowConParams;
  readonly #workers: Map<NodeIndex, WorkerMonitor> = new Map();

  constructor(params: FlowConParams) {
    this.#params = params;
  }

  decide(trigger: Parameters<Scheduler["decide"]>[0], view: ClusterView): readonly Action[] {
    switch (trigger.kind) {
      case "start": {
        const worker = this.#worker(trigger.node);
        const actions = worker.containerArrived(trigger.job, view);
        return [...actions, ...this.#alarms(trigger.node, worker, view)];
      }
      case "completion":
      case "leave": {
        const worker = this.#worker(trigger.node);
        // It never ran here, as a container that was lost while its image was still coming.
        if (!worker.watches(trigger.job)) return noActions;
        // A node that has failed has lost all its containers: there is nothing left to set limits for.
        if (!view.isUp(trigger.node)) {
          worker.forget(trigger.job);
          return noActions;
        }
        const actions = worker.containerLeft(trigger.job, view);
        return [...actions, ...this.#alarms(trigger.node, worker, view)];
      }
      case "wake":
        return this.#wake(trigger.key, view);
      default:
        return noActions;
    }
  }

  #wake(key: number, view: ClusterView): readonly Action[] {
    const node = nodeIndex(Math.floor(key / alarmsPerNode));
    const worker = this.#worker(node);
    if (worker.isEmpty) return noActions;
    if (key % alarmsPerNode === sampleAlarm) {
      worker.sample(view);
      return [this.#nextSample(node, view)];
    }
    const actions = worker.run(view);
    return [...actions, nextRun(node, worker, view)];
  }

  /** An arrival or an exit has just run Algorithm 1: the next run is one whole interval away. */
  #alarms(node: NodeIndex, worker: WorkerMonitor, view: ClusterView): readonly Action[] {
    if (worker.isEmpty) return noActions;
    const run = nextRun(node, worker, view);
    return this.#params.evaluation === "interval-mean" ? [run, this.#nextSample(node, view)] : [run];
  }

  #nextSample(node: NodeIndex, view: ClusterView): Action {
    return { kind: "wake", atSec: view.nowSec + this.#params.sampleSec, key: alarmsPerNode * node + sampleAlarm };
  }

  #worker(node: NodeIndex): WorkerMonitor {
    const known = this.#workers.get(node);
    if (known !== undefined) return known;
    const worker = new WorkerMonitor(this.#params, node);
    this.#workers.set(node, worker);
    return worker;
  }
}

const nextRun = (node: NodeIndex, worker: WorkerMonitor, view: ClusterView): Action => ({
  kind: "wake",
  atSec: view.nowSec + worker.intervalSec,
  key: alarmsPerNode * node + runAlarm,
});
