import type { Action } from "../../domain/action.js";
import type { Explanation } from "../../domain/decision.js";
import type { JobIndex } from "../../domain/ids.js";
import type { TriggerKind } from "../../domain/trigger.js";
import type { ClusterView } from "../../domain/view.js";
import type { Rng } from "../../random/rng.js";
import { noActions } from "../no-actions.js";
import { Bookings, bookingTriggers } from "../pods/bookings.js";
import { podContext } from "../pods/filter.js";
import type { DefaultRequests } from "../pods/requests.js";
import type { Scheduler } from "../scheduler.js";
import { TallyKeeper } from "./extender.js";
import { Pipeline, type PipelineSetup } from "./pipeline.js";

/** What a pipeline wants to be asked about. */
export const pipelineTriggers: readonly TriggerKind[] = ["arrival", "retry", ...bookingTriggers];

/** Places each job by filtering and scoring, and keeps the account of requests that this needs. */
export function createPipelineScheduler(setup: PipelineSetup, defaults: DefaultRequests, rng: Rng): Scheduler {
  const keeper = new TallyKeeper();
  let parts: { readonly bookings: Bookings; readonly pipeline: Pipeline } | null = null;

  const place = (job: JobIndex, view: ClusterView): Action => {
    const { bookings, pipeline } = parts!;
    const choice = pipeline.choose(podContext(job, view, bookings));
    if (choice.kind === "none") {
      return { kind: "wait", job, reason: choice.reason, holdsQueue: false, ...explained(choice.why) };
    }
    bookings.book(job, choice.node, view);
    return { kind: "place", job, node: choice.node, ...explained(choice.why) };
  };

  return {
    decide(trigger, view) {
      const { nodeCount } = view;
      parts ??= { bookings: new Bookings(nodeCount, defaults), pipeline: new Pipeline(setup, nodeCount, rng, keeper) };
      if (trigger.kind === "arrival" || trigger.kind === "retry") return [place(trigger.job, view)];
      parts.bookings.follow(trigger, view);
      return noActions;
    },
    ...(setup.extender === undefined ? {} : { extenderTally: () => keeper.tally }),
  };
}

const explained = (why: Explanation | null): { readonly why?: Explanation } => (why === null ? {} : { why });
