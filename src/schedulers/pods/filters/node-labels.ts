import { assertNever } from "../../../domain/assert.js";
import type { NodeIndex } from "../../../domain/ids.js";
import type { LabelRequirement } from "../../../domain/pod.js";
import type { Filter, JobContext } from "../filter.js";

/** Refuses nodes whose labels are not what the job's node selector and requirements ask for. */
export const nodeLabels: Filter<JobContext> = {
  name: "NodeLabels",
  complaint: "without the labels it selects",
  concerns: ({ pod }) => pod !== null && (Object.keys(pod.nodeSelector).length > 0 || pod.requirements.length > 0),
  accepts: (context, node) => missing(context, node) === undefined && unmet(context, node) === undefined,
  reason(context, node) {
    const { labels } = context.view.node(node);
    const selected = missing(context, node);
    const [label, wish] = selected === undefined ? wishOf(unmet(context, node)!) : [selected[0], selected.join("=")];
    const present = labels[label];
    return `needs label ${wish}, the node has ${present === undefined ? "none" : `${label}=${present}`}`;
  },
};

const missing = ({ pod, view }: JobContext, node: NodeIndex): [string, string] | undefined => {
  const { labels } = view.node(node);
  return Object.entries(pod?.nodeSelector ?? {}).find(([label, value]) => labels[label] !== value);
};

const unmet = ({ pod, view }: JobContext, node: NodeIndex): LabelRequirement | undefined => {
  const { labels } = view.node(node);
  return pod?.requirements.find((requirement) => !meets(labels[requirement.label], requirement));
};

function meets(value: string | undefined, { operator, values }: LabelRequirement): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return assertNever(operator);
  }
}

const wishOf = ({ label, operator, values }: LabelRequirement): readonly [string, string] => {
  const list = values.length === 0 ? "" : ` ${values.join(", ")}`;
  return [label, `${label} ${operator}${list}`];
};
