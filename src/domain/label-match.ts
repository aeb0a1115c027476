import { assertNever } from "./assert.js";
import type { LabelRequirement, NodeConstraint } from "./pod.js";

type Labels = Readonly<Record<string, string>>;

/** Whether the labels of a node are as required. */
export function meets(labels: Labels, { label, operator, values }: LabelRequirement): boolean {
  const value = labels[label];
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
      return wholeOf(value) > wholeOf(values[0]);
    case "Lt":
      return wholeOf(value) < wholeOf(values[0]);
    default:
      return assertNever(operator);
  }
}

/** NaN, which is neither more nor less than anything: not a whole number. */
const wholeOf = (text: string | undefined): number => (/^[-+]?\d+$/.test(text ?? "") ? Number(text) : Number.NaN);

/** Whether a node keeps one of Swarm's constraints. A node without the label has the empty value of it, as in Swarm. */
export function keeps(node: { readonly id: string; readonly labels: Labels }, constraint: NodeConstraint): boolean {
  const actual = constraint.label === null ? node.id : (node.labels[constraint.label] ?? "");
  return (actual === constraint.value) === constraint.isEqual;
}

/** Reads `node.role == manager`; null: it is not of that form. What is no label of the node itself keeps its full name. */
export function parseConstraint(text: string): NodeConstraint | null {
  const [, attribute, label, operator, value] = constraintForm.exec(text) ?? [];
  if (attribute === undefined || value === undefined) return null;
  return { label: attribute === HOSTNAME ? null : (label ?? attribute), isEqual: operator === "==", value };
}

/** What `parseConstraint` reads. */
export function constraintText({ label, isEqual, value }: NodeConstraint): string {
  const attribute = label === null ? HOSTNAME : OWN_ATTRIBUTE.test(label) ? label : `node.labels.${label}`;
  return `${attribute} ${isEqual ? "==" : "!="} ${value}`;
}

const HOSTNAME = "node.hostname";

/** What Swarm knows of a node besides its labels. */
const OWN_ATTRIBUTE = /^(node\.(role|id|platform\.(os|arch))|engine\.labels\.[\w./-]+)$/;

/** What `parseConstraint` accepts. */
export const constraintForm: RegExp =
  /^(node\.hostname|node\.role|node\.id|node\.platform\.(?:os|arch)|engine\.labels\.[\w./-]+|node\.labels\.([\w./-]+))\s*(==|!=)\s*(\S(?:.*\S)?)$/;
