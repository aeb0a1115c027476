import type { TaintEffect } from "../domain/pod.js";

/** The resource by which GPUs are booked. */
export const gpuResource = "nvidia.com/gpu";

const effects: readonly TaintEffect[] = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** null: no effect that Kubernetes has. */
export const effectOf = (text: string): TaintEffect | null => effects.find((effect) => effect === text) ?? null;
