import type { LossShape } from "../domain/loss.js";

/** The true loss of a job as a function of its work. */
export interface LossCurve {
  /** Loss at `progress` = work done / total work. Outside [0, 1] it is the loss at the nearer end; never NaN for a number. */
  at(progress: number): number;
}

/** The parameters of one family. */
export type ShapeOf<K extends LossShape["kind"]> = Extract<LossShape, { readonly kind: K }>;

export const clampProgress = (progress: number): number => Math.min(1, Math.max(0, progress));

/** Progress after the start-up, which is a part of the work. */
export const trainingProgress = (startUp: number, progress: number): number =>
  clampProgress((progress - startUp) / (1 - startUp));
