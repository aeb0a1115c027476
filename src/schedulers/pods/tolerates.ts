import type { PodSpec, Taint } from "../../domain/pod.js";

/** Whether a job puts up with a taint. */
export const tolerates = (pod: PodSpec | null, taint: Taint): boolean =>
  pod?.tolerations.some(
    ({ key, value, effect }) =>
      (key === null || key === taint.key) &&
      (value === null || value === taint.value) &&
      (effect === null || effect === taint.effect),
  ) ?? false;
