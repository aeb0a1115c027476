import type { Action } from "../../domain/action.js";
import { type JobIndex, jobIndex, type NodeIndex, nodeIndex } from "../../domain/ids.js";
import type { Trigger, TriggerKind } from "../../domain/trigger.js";
import type { OracleView } from "../../domain/view.js";
import { noActions } from "../no-actions.js";
import { basicPlacements } from "../placements.js";
import { mayRun } from "../pods/may-run.js";
import { definePlugin, type Scheduler, type SchedulerPlugin } from "../scheduler.js";
import { explainScores } from "./explain.js";
import { type PlacementChoice, type SpeConParams, speConSchema } from "./params.js";
import { chooseWorker } from "./reallocate.js";
import { rebalance } from "./rebalance.js";
import { look, type Watch } from "./watch.js";
import { Workers } from "./workers.js";

const ownTriggers: readonly TriggerKind[] = ["start", "completion", "leave", "wake"];

/** Moves containers whose loss hardly falls any more to the workers with the least at stake, and refills idle workers. */
export const speCon: SchedulerPlugin = definePlugin({
  name: "specon",
  kind: "placement",
  summary: "moves slow-growing containers away from fast-growing ones, over another placement for new jobs",
  source: "SpeCon, Zheng, section 5.2, Algorithms 3 to 5",
  params: speConSchema,
  triggers: [...new Set([...ownTriggers, ...basicPlacements.flatMap(({ triggers }) => triggers)])],
  create(params, _rng, streamOf) {
    const checked = params as unknown as SpeConParams;
    const { plugin, options } = resolve(checked.placement);
    return new SpeCon(checked, plugin, plugin.create(options, streamOf(plugin.name)));
  },
});

function resolve(choice: PlacementChoice): {
  readonly plugin: SchedulerPlugin;
  readonly options: object & Readonly<Record<string, unknown>>;
} {
  const { name, ...options } = typeof choice === "string" ? { name: choice } : choice;
  return { plugin: basicPlacements.find((placement) => placement.name === name)!, options };
}

/** Each job has two alarms: to look at it, and for a request about it that is on its way to the manager. */
const lookKey = (job: JobIndex): number => 2 * job;
const requestKey = (job: JobIndex): number => 2 * job + 1;

class SpeCon implements Scheduler {
  readonly #params: SpeConParams;
  readonly #placement: Scheduler;
  readonly #placementTriggers: ReadonlySet<TriggerKind>;
  #workers: Workers | null = null;

  constructor(params: SpeConParams, plugin: SchedulerPlugin, placement: Scheduler) {
    this.#params = params;
    this.#placement = placement;
    this.#placementTriggers = new Set(plugin.triggers);
  }

  decide(trigger: Trigger, view: OracleView): readonly Action[] {
    this.#workers ??= new Workers(view.nodeCount);
    const placed = this.#placementTriggers.has(trigger.kind) ? this.#placement.decide(trigger, view) : noActions;
    const own = this.#follow(trigger, view, this.#workers);
    return own.length === 0 ? placed : placed.length === 0 ? own : [...placed, ...own];
  }

  #follow(trigger: Trigger, view: OracleView, workers: Workers): readonly Action[] {
    switch (trigger.kind) {
      case "start":
        return this.#started(trigger.job, trigger.node, view, workers);
      case "completion":
        workers.remove(trigger.job);
        return this.#rebalance(view, workers);
      case "leave":
        return this.#left(trigger.job, trigger.to, workers);
      case "wake": {
        const job = jobIndex(Math.floor(trigger.key / 2));
        const watch = workers.watches.get(job);
        if (watch === undefined) return noActions;
        return trigger.key === lookKey(job)
          ? this.#look(job, watch, view, workers)
          : this.#reallocate(job, watch, view, workers);
      }
      default:
        return noActions;
    }
  }

  #started(job: JobIndex, node: NodeIndex, view: OracleView, workers: Workers): readonly Action[] {
    const moved = workers.watches.get(job);
    if (moved !== undefined) {
      moved.isMoving = false;
      return noActions;
    }
    workers.add(job, node, view.loss(job));
    return [this.#lookLater(job, view)];
  }

  #left(job: JobIndex, to: NodeIndex | null, workers: Workers): readonly Action[] {
    const watch = workers.watches.get(job);
    if (to === null) workers.remove(job);
    else if (watch !== undefined) workers.moveTo(watch, to);
    return noActions;
  }

  #lookLater(job: JobIndex, view: OracleView): Action {
    return { kind: "wake", atSec: view.nowSec + this.#params.intervalSec, key: lookKey(job) };
  }

  /** A round of Algorithm 3. Containers that Algorithm 4 has decided about are not looked at any more. */
  #look(job: JobIndex, watch: Watch, view: OracleView, workers: Workers): readonly Action[] {
    if (watch.isMigrated) return noActions;
    const again = this.#lookLater(job, view);
    const loss = view.loss(job);
    // It may still be starting up.
    if (watch.isMoving || loss === null) return [again];
    const { category, asks } = look(watch, loss, this.#params);
    workers.categorize(watch, category, view.nowSec);
    const { progressing, watched } = workers.counts;
    const isBeside = this.#params.askOnlyBeside === "any" || progressing[watch.node]! + watched[watch.node]! > 1;
    if (!asks || !isBeside) return [again, ...this.#rebalance(view, workers)];
    const { messageDelaySec } = this.#params;
    if (messageDelaySec === 0) return [again, ...this.#reallocate(job, watch, view, workers)];
    return [again, { kind: "wake", atSec: view.nowSec + messageDelaySec, key: requestKey(job) }];
  }

  /** Algorithm 4, at the manager. The container counts as migrated even if it stays. */
  #reallocate(job: JobIndex, watch: Watch, view: OracleView, workers: Workers): readonly Action[] {
    if (watch.isMigrated || watch.isMoving) return noActions;
    watch.isMigrated = true;
    if (!view.isMovable(job)) return this.#rebalance(view, workers);
    const isAllowed = mayRun(job, view);
    const to = chooseWorker(watch.node, workers.counts, this.#params, isAllowed, (node) => view.usedCpus(node));
    if (to === null) return this.#rebalance(view, workers);
    const why = view.explains ? { why: explainScores(workers.counts, this.#params, isAllowed, view) } : {};
    return [{ kind: "migrate", job, to, mark: "M", ...why }];
  }

  /** Algorithm 5, at the manager, once everything has converged. */
  #rebalance(view: OracleView, workers: Workers): readonly Action[] {
    if (!this.#params.rebalance || !workers.allConverged) return noActions;
    const nodes = Array.from({ length: view.nodeCount }, (_, node) => nodeIndex(node)).filter((node) =>
      view.isUp(node),
    );
    const movable = [...workers.watches].flatMap(([job, { node, isMoving, convergedSec }]) =>
      isMoving || !view.isMovable(job) ? [] : [{ job, node, convergedSec }],
    );
    const total = (node: NodeIndex): number => workers.total(node);
    const isAllowed = (job: JobIndex, node: NodeIndex): boolean =>
      mayRun(job, view)(node) && view.memoryMb(job) <= view.freeMemoryMb(node);
    return rebalance({ nodes, total, movable, isAllowed }, this.#params.rebalanceFrom).map(({ job, to }) => ({
      kind: "migrate",
      job,
      to,
      mark: "R",
    }));
  }
}
