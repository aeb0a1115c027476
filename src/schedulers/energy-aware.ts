import * as z from "zod";
import type { Action } from "../domain/action.js";
import type { Explanation } from "../domain/decision.js";
import { type JobIndex, type NodeIndex, nodeIndex } from "../domain/ids.js";
import type { ClusterView } from "../domain/view.js";
import { noActions } from "./no-actions.js";
import { Bookings, bookingTriggers } from "./pods/bookings.js";
import { FeasibleNodes } from "./pods/feasible.js";
import { type PodContext, podContext } from "./pods/filter.js";
import { memoryFit } from "./pods/filters/memory-fit.js";
import { nodeConstraints } from "./pods/filters/node-constraints.js";
import { nodeName } from "./pods/filters/node-name.js";
import { nodeReady } from "./pods/filters/node-ready.js";
import { resourcesFit } from "./pods/filters/resources-fit.js";
import { definePlugin, type SchedulerPlugin } from "./scheduler.js";

/**
 * Packs jobs on as few powered nodes as their requests allow. Of the energy-aware placement that Patil et al. describe
 * (their reference 1, EVP) it takes what they say of it: fewest active machines, subject to what machines have and jobs ask
 * for. They give neither its algorithm nor its power model; the order of preference below is ours.
 */
export const energyAware: SchedulerPlugin = definePlugin({
  name: "energy-aware",
  kind: "placement",
  summary: "each job to a node that is on and has its CPUs free, the one that adds the least power; packs nodes full",
  source: "the aim of EVP as Patil et al. describe it (fewest active machines); order of preference our own",
  params: z.strictObject({
    defaultCpus: z
      .number()
      .min(0)
      .max(1024)
      .default(1)
      .describe("CPUs counted for a job that requests none; 0: such jobs are packed without end.")
      .meta({ unit: "CPUs" }),
  }),
  triggers: ["arrival", "retry", ...bookingTriggers],
  create({ defaultCpus }) {
    let packing: Packing | null = null;
    return {
      decide(trigger, view) {
        packing ??= new Packing(view.nodeCount, defaultCpus);
        if (trigger.kind === "arrival" || trigger.kind === "retry") return [packing.place(trigger.job, view)];
        packing.bookings.follow(trigger, view);
        return noActions;
      },
    };
  },
});

const filters = [nodeReady, nodeName, nodeConstraints, memoryFit, resourcesFit(Number.POSITIVE_INFINITY)];

/** What counts about a node, the most important first; each: the less the better. */
const terms = ["Overbooked", "Off", "AddedWatts", "FreeCpus"] as const;

class Packing {
  readonly bookings: Bookings;
  readonly #feasible: FeasibleNodes;

  constructor(nodeCount: number, defaultCpus: number) {
    this.bookings = new Bookings(nodeCount, { milliCpus: Math.ceil(1000 * defaultCpus), memoryMb: 0 });
    this.#feasible = new FeasibleNodes(filters, nodeCount);
  }

  place(job: JobIndex, view: ClusterView): Action {
    const context = podContext(job, view, this.bookings);
    const { nodes, count, examined } = this.#feasible.find(context, 0, view.nodeCount);
    const judged = Array.from(nodes.subarray(0, count), (each) => this.#judge(context, nodeIndex(each)));
    const why = view.explains ? { why: this.#explain(context, judged, examined) } : {};
    const [first, ...others] = judged;
    if (first === undefined) {
      return { kind: "wait", job, reason: this.#feasible.complaint(context), holdsQueue: false, ...why };
    }
    const { node } = others.reduce((best, other) => (isBetter(other.values, best.values) ? other : best), first);
    this.bookings.book(job, node, view);
    return { kind: "place", job, node, ...why };
  }

  /** Beyond its CPUs a node is not packed: the less it is overbooked, the better. */
  #judge({ view, requests }: PodContext, node: NodeIndex): Judged {
    const freeMilliCpus =
      1000 * view.capacityCpus(node) - this.bookings.scoredMilliCpus[node]! - requests.scoredMilliCpus;
    const { power } = view.node(node);
    const isOff = (power?.offWhenEmpty ?? true) && view.containerCount(node) === 0;
    const cpusWatts = (power?.wattsPerCpu ?? 0) * (requests.scoredMilliCpus / 1000);
    const addedWatts = cpusWatts + (isOff ? (power?.idleWatts ?? 0) : 0);
    const overbooked = Math.max(0, -freeMilliCpus / (1000 * view.capacityCpus(node)));
    return { node, values: [overbooked, Number(isOff), addedWatts, Math.max(0, freeMilliCpus / 1000)] };
  }

  #explain(context: PodContext, judged: readonly Judged[], examined: number): Explanation {
    const better = judged.toSorted((left, right) => (isBetter(right.values, left.values) ? 1 : -1));
    const scored = judged.map((each) => ({
      kind: "scored" as const,
      node: context.view.node(each.node).id,
      // A rank, since the terms are compared one after another and not added.
      total: judged.length - better.indexOf(each),
      terms: terms.map((scorer, index) => ({ scorer, score: each.values[index]!, weight: -1 })),
    }));
    return { verdicts: [...scored, ...this.#feasible.refusals(context, 0, examined)] };
  }
}

interface Judged {
  readonly node: NodeIndex;
  readonly values: readonly number[];
}

/** Whether the first value that differs is smaller. */
function isBetter(values: readonly number[], than: readonly number[]): boolean {
  const index = values.findIndex((value, at) => value !== than[at]);
  return index !== -1 && values[index]! < than[index]!;
}
