import type { Action } from "../domain/action.js";
import type { Explanation } from "../domain/decision.js";
import { type JobIndex, type NodeIndex, nodeIndex } from "../domain/ids.js";
import type { PodSpec } from "../domain/pod.js";
import type { ClusterView } from "../domain/view.js";
import type { Rng } from "../random/rng.js";
import { noActions } from "./no-actions.js";
import { Bookings, bookingTriggers } from "./pods/bookings.js";
import { type Candidates, FeasibleNodes } from "./pods/feasible.js";
import { type PodContext, podContext } from "./pods/filter.js";
import { memoryFit } from "./pods/filters/memory-fit.js";
import { nodeConstraints } from "./pods/filters/node-constraints.js";
import { nodeName } from "./pods/filters/node-name.js";
import { nodeReady } from "./pods/filters/node-ready.js";
import { resourcesFit } from "./pods/filters/resources-fit.js";
import { randomLargest } from "./pods/random-tie.js";
import { definePlugin, noParams, type SchedulerPlugin } from "./scheduler.js";

/** Docker Swarm's spread strategy; ties at random. What a job does not reserve is not booked. */
export const swarmSpread: SchedulerPlugin = definePlugin({
  name: "swarm-spread",
  kind: "placement",
  summary: "each job to the node with the fewest tasks of its service, then the fewest tasks, as Docker Swarm",
  source: "Docker Swarm's spread strategy, as Apostolakos uses it",
  params: noParams,
  triggers: ["arrival", "retry", ...bookingTriggers],
  create(_params, rng) {
    let spread: Spread | null = null;
    return {
      decide(trigger, view) {
        spread ??= new Spread(view.nodeCount, rng);
        if (trigger.kind === "arrival" || trigger.kind === "retry") return [spread.place(trigger.job, view)];
        spread.bookings.follow(trigger, view);
        return noActions;
      },
    };
  },
});

const filters = [nodeReady, nodeName, nodeConstraints, memoryFit, resourcesFit(Number.POSITIVE_INFINITY)];

/** More than the tasks of any node: one task of the same service counts more than all others. */
const serviceWeight = 2 ** 26;

class Spread {
  readonly bookings: Bookings;
  readonly #feasible: FeasibleNodes;
  readonly #scores: Float64Array;
  readonly #rng: Rng;

  constructor(nodeCount: number, rng: Rng) {
    this.bookings = new Bookings(nodeCount, { milliCpus: 0, memoryMb: 0 });
    this.#feasible = new FeasibleNodes(filters, nodeCount);
    this.#scores = new Float64Array(nodeCount);
    this.#rng = rng;
  }

  place(job: JobIndex, view: ClusterView): Action {
    const context = podContext(job, view, this.bookings);
    const candidates = this.#feasible.find(context, 0, view.nodeCount);
    const why = view.explains ? { why: this.#explain(context, candidates) } : {};
    if (candidates.count === 0) {
      return { kind: "wait", job, reason: this.#feasible.complaint(context), holdsQueue: false, ...why };
    }
    const node = this.#choose(context, candidates);
    this.bookings.book(job, node, view);
    return { kind: "place", job, node, ...why };
  }

  #choose({ pod }: PodContext, { nodes, count }: Candidates): NodeIndex {
    const { pods } = this.bookings;
    const ofService = serviceOf(pod, this.bookings);
    for (let index = 0; index < count; index += 1) {
      const node = nodes[index]!;
      this.#scores[index] = -pods[node]! - serviceWeight * (ofService?.[node] ?? 0);
    }
    return nodeIndex(nodes[randomLargest(this.#scores, count, this.#rng)]!);
  }

  /** The fewest tasks win, so each counts as a negative score. */
  #explain(context: PodContext, { nodes, count, examined }: Candidates): Explanation {
    const { pods } = this.bookings;
    const ofService = serviceOf(context.pod, this.bookings);
    const scored = Array.from(nodes.subarray(0, count), (node) => {
      const terms = [
        { scorer: "ServiceTasks", score: ofService?.[node] ?? 0, weight: -serviceWeight },
        { scorer: "Tasks", score: pods[node]!, weight: -1 },
      ];
      const total = terms.reduce((sum, { score, weight }) => sum + score * weight, 0);
      return { kind: "scored" as const, node: context.view.node(nodeIndex(node)).id, total, terms };
    });
    return { verdicts: [...scored, ...this.#feasible.refusals(context, 0, examined)] };
  }
}

/** Tasks of the job's own service on each node; null: it stands alone. */
const serviceOf = (pod: PodSpec | null, bookings: Bookings): Int32Array | null =>
  pod === null || pod.service === null ? null : bookings.servicePods(pod.service);
