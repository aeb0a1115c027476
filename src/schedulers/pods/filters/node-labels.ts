import type { NodeIndex } from "../../../domain/ids.js";
import { meets } from "../../../domain/label-match.js";
import type { LabelRequirement } from "../../../domain/pod.js";
import type { Filter, JobContext } from "../filter.js";

/** Refuses nodes whose labels are not what the job's node selector, requirements and alternatives ask for. */
export const nodeLabels: Filter<JobContext> = {
  name: "NodeLabels",
  complaint: "without the labels it selects",
  concerns: ({ pod }) =>
    pod !== null &&
    (Object.keys(pod.nodeSelector).length > 0 || pod.requirements.length > 0 || pod.alternatives.length > 0),
  accepts: (context, node) =>
    missing(context, node) === undefined && unmet(context, node) === undefined && hasAlternative(context, node),
  reason(context, node) {
    const { labels } = context.view.node(node);
    const selected = missing(context, node);
    const required = selected === undefined ? unmet(context, node) : undefined;
    if (selected === undefined && required === undefined) {
      const lists = context.pod!.alternatives.map((list) => list.map((each) => wishOf(each)[1]).join(" and "));
      return `needs labels ${lists.join(", or ")}, the node has none of these`;
    }
    const [label, wish] = selected === undefined ? wishOf(required!) : [selected[0], selected.join("=")];
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
  return pod?.requirements.find((requirement) => !meets(labels, requirement));
};

const hasAlternative = ({ pod, view }: JobContext, node: NodeIndex): boolean => {
  const { labels } = view.node(node);
  const lists = pod?.alternatives ?? [];
  return lists.length === 0 || lists.some((list) => list.every((requirement) => meets(labels, requirement)));
};

const wishOf = ({ label, operator, values }: LabelRequirement): readonly [string, string] => {
  const list = values.length === 0 ? "" : ` ${values.join(", ")}`;
  return [label, `${label} ${operator}${list}`];
};
