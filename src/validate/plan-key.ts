import type { RecordingPlan } from "../recording/recording.js";

/** The same for recordings of the same jobs on the same node, whoever decided. */
export const jobsKey = ({ node, containers }: RecordingPlan): string => JSON.stringify({ node, containers });

/** The same for recordings of one plan: repeats. */
export const planKey = (plan: RecordingPlan): string =>
  JSON.stringify([jobsKey(plan), plan.scheduler, plan.placement, plan.seed]);
