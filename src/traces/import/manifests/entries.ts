import { constraintText } from "../../../domain/label-match.js";
import type { NodeSpec } from "../../../domain/node.js";
import type { LabelRequirement, PodSpec } from "../../../domain/pod.js";

/** A part of a scenario as it is written: what is at its default is left out. */
export type Entry = Readonly<Record<string, unknown>>;

export const nodeEntry = ({ id, cpus, reservedCpus, memoryMb, gpus, labels, taints, images }: NodeSpec): Entry =>
  filled({ id, cpus, reservedCpus, memoryMb, gpus, labels, taints, images });

export const podEntry = ({
  requirements,
  alternatives,
  preferences,
  tolerations,
  constraints,
  ...rest
}: PodSpec): Entry =>
  filled({
    ...rest,
    requirements: requirements.map(requirementEntry),
    alternatives: alternatives.map((list) => list.map(requirementEntry)),
    preferences: preferences.map(({ weight, ...requirement }) => ({ ...requirementEntry(requirement), weight })),
    tolerations: tolerations.map(({ key, ...toleration }) => ({ key, ...filled(toleration) })),
    constraints: constraints.map(constraintText),
  });

const requirementEntry = (requirement: LabelRequirement): Entry => filled({ ...requirement });

/** Without what is 0, null or empty. */
export const filled = (entry: Entry): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== 0 && !isNothing(value)));

const isNothing = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);
