import * as z from "zod";
import { constraintForm, parseConstraint } from "../domain/label-match.js";
import type { LabelPreference, LabelRequirement, NodeConstraint, PodSpec, Taint } from "../domain/pod.js";
import { atLeastZero, between, line, positive, strict } from "./fields.js";

const effect = z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]);

const MOST_ENTRIES = 100;

export const taintSchema: z.ZodType<Taint> = strict({
  key: line("Key of the taint."),
  value: z.string().default("").describe("Value of the taint."),
  effect: effect
    .default("NoSchedule")
    .describe(
      "NoSchedule: keeps away jobs that do not tolerate it, and so does NoExecute. PreferNoSchedule: the node is their last choice.",
    ),
}).describe("A mark that keeps jobs away.");

const image = strict({
  name: line("Name of the image."),
  sizeMb: positive("Size of the image in MB."),
});

const gpusAllowed = "must be a whole number of 0 or more, or a part of one GPU such as 0.5";

const gpus = z
  .number(gpusAllowed)
  .min(0, gpusAllowed)
  .refine((value) => value < 1 || Number.isInteger(value), gpusAllowed)
  .describe("GPUs that the cluster manager books for the job: a whole number, or a part of one GPU; 0: none.");

const operator = z
  .enum(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"])
  .default("In")
  .describe(
    "In, NotIn: its value is, or is not, one of values. Exists, DoesNotExist: whatever its value. Gt, Lt: it is a whole number more, or less, than the one in values.",
  );

const labelValues = z.array(z.string()).max(MOST_ENTRIES).default([]).describe("The values that count.");

/** How many values each operator takes. */
const valuesProblem = {
  path: ["values"],
  message:
    "must have at least one entry for In and NotIn, none for Exists and DoesNotExist, and one whole number for Gt and Lt",
};

const hasRightValues = ({ operator, values }: LabelRequirement): boolean => {
  if (operator === "Gt" || operator === "Lt") return values.length === 1 && /^[-+]?\d+$/.test(values[0]!);
  return operator.endsWith("In") === values.length > 0;
};

const requirement: z.ZodType<LabelRequirement> = strict({
  label: line("Label of the node."),
  operator,
  values: labelValues,
}).refine(hasRightValues, valuesProblem);

const preference: z.ZodType<LabelPreference> = strict({
  label: line("Label that a node should have."),
  operator,
  values: labelValues,
  weight: between(1, 100, "How much it counts beside other preferences.").default(1),
}).refine(hasRightValues, valuesProblem);

const toleration = strict({
  key: line("Key of the taint that the job puts up with; null: every taint.").nullable(),
  value: z.string().nullable().default(null).describe("Its value; null: any."),
  effect: effect.nullable().default(null).describe("Its effect; null: any."),
});

const constraintAllowed = "must be like node.hostname == worker-1, node.role == worker or node.labels.disk != hdd";

const constraint: z.ZodType<NodeConstraint, string> = z
  .string()
  .regex(constraintForm, constraintAllowed)
  .describe("Placement constraint as Swarm writes it.")
  .transform((text): NodeConstraint => parseConstraint(text)!);

/** What a job tells a cluster manager. */
export const podSchema: z.ZodType<PodSpec> = strict({
  labels: z
    .record(line("Label."), z.string())
    .default({})
    .describe("Labels of the job itself, for schedulers that read them, such as typeOfComponent: Predict."),
  requestCpus: atLeastZero("CPUs that the cluster manager books for the job; null: not declared.")
    .nullable()
    .default(null),
  requestMemoryMb: atLeastZero("Memory in MB that the cluster manager books for the job; null: not declared.")
    .nullable()
    .default(null),
  requestGpus: gpus.default(0),
  image: image.nullable().default(null).describe("Container image; null: it is everywhere."),
  service: line("Service that the job is a replica of; null: it stands alone.").nullable().default(null),
  nodeSelector: z
    .record(line("Label."), z.string())
    .default({})
    .describe("Labels that the job's node must have, with these values."),
  requirements: z
    .array(requirement)
    .max(MOST_ENTRIES)
    .default([])
    .describe("What else the labels of the job's node must be; all of it must hold."),
  alternatives: z
    .array(z.array(requirement).min(1).max(MOST_ENTRIES))
    .max(MOST_ENTRIES)
    .default([])
    .describe("Lists of requirements of which at least one must hold as a whole; empty: nothing more is asked for."),
  preferences: z.array(preference).max(MOST_ENTRIES).default([]).describe("Labels that the job prefers."),
  tolerations: z.array(toleration).max(MOST_ENTRIES).default([]).describe("Taints that the job puts up with."),
  constraints: z.array(constraint).max(MOST_ENTRIES).default([]).describe("Swarm's placement constraints."),
}).describe("What the job tells a cluster manager (Kubernetes, Swarm) about where it may run.");
