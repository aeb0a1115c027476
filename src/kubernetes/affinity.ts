import * as z from "zod";
import type { LabelOperator, LabelPreference, LabelRequirement, PodSpec } from "../domain/pod.js";
import type { Maybe, Remark } from "./remark.js";

const expression = z.object({ key: z.string(), operator: z.string(), values: z.array(z.string()).nullish() });
const term = z.object({ matchExpressions: z.array(expression).nullish(), matchFields: z.array(expression).nullish() });

/** Node affinity of a Pod, as far as it is read. */
export const v1NodeAffinity: z.ZodType<V1NodeAffinity> = z.object({
  requiredDuringSchedulingIgnoredDuringExecution: z.object({ nodeSelectorTerms: z.array(term) }).nullish(),
  preferredDuringSchedulingIgnoredDuringExecution: z
    .array(z.object({ weight: z.number(), preference: term }))
    .nullish(),
});

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: Maybe<readonly string[]>;
}

interface Term {
  readonly matchExpressions?: Maybe<readonly Expression[]>;
  readonly matchFields?: Maybe<readonly Expression[]>;
}

export interface V1NodeAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: Maybe<{ readonly nodeSelectorTerms: readonly Term[] }>;
  readonly preferredDuringSchedulingIgnoredDuringExecution?: Maybe<
    readonly { readonly weight: number; readonly preference: Term }[]
  >;
}

/** What node affinity asks for, with the name of the only node that it allows (as a DaemonSet's Pods have it), else null. */
export interface NodeAffinity extends Pick<PodSpec, "requirements" | "alternatives" | "preferences"> {
  readonly node: string | null;
}

const PLACE = "spec.affinity.nodeAffinity";
const REQUIRED = `${PLACE}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]`;
const PREFERRED = `${PLACE}.preferredDuringSchedulingIgnoredDuringExecution[].preference`;

/** One term is a list of requirements; several are alternatives, as Kubernetes has them. */
export function nodeAffinityOf(affinity: Maybe<V1NodeAffinity>, remark: Remark): NodeAffinity {
  const terms = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const lists = terms.map(({ matchExpressions }) => requirementsOf(matchExpressions ?? [], REQUIRED, remark));
  const [only] = terms;
  const node = terms.length === 1 && only !== undefined ? nodeIn(only) : null;
  if (node === null && terms.some(({ matchFields }) => (matchFields ?? []).length > 0)) {
    remark(`${REQUIRED}.matchFields`, "read only where it is the name of one node");
  }
  const preferences = (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap(
    ({ weight, preference }) => preferenceOf(weight, preference, remark),
  );
  return lists.length > 1
    ? { requirements: [], alternatives: lists.filter((list) => list.length > 0), preferences, node }
    : { requirements: lists[0] ?? [], alternatives: [], preferences, node };
}

function nodeIn({ matchFields }: Term): string | null {
  const [field, ...others] = matchFields ?? [];
  const isName = others.length === 0 && field?.key === "metadata.name" && field.operator === "In";
  return isName && field.values?.length === 1 ? field.values[0]! : null;
}

const operators: readonly LabelOperator[] = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];

const requirementsOf = (expressions: readonly Expression[], place: string, remark: Remark): LabelRequirement[] =>
  expressions.flatMap(({ key, operator, values }) => {
    const known = operators.find((each) => each === operator);
    if (known === undefined) remark(`${place}.matchExpressions[].operator`, `unknown operator: ${operator}`);
    return known === undefined ? [] : [{ label: key, operator: known, values: values ?? [] }];
  });

/** Only a preference of one label can be scored. */
function preferenceOf(weight: number, { matchExpressions, matchFields }: Term, remark: Remark): LabelPreference[] {
  const [only, ...others] = requirementsOf(matchExpressions ?? [], PREFERRED, remark);
  if ((matchFields ?? []).length > 0) remark(`${PREFERRED}.matchFields`, "a preference of nodes by name is not scored");
  if (others.length > 0)
    remark(`${PREFERRED}.matchExpressions`, "a preference of several labels at once is not scored");
  return only === undefined || others.length > 0 ? [] : [{ ...only, weight }];
}
