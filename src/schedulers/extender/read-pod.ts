import * as z from "zod";
import type { LabelPreference, PodSpec, Toleration } from "../../domain/pod.js";
import { parseMemoryMb, parseQuantity } from "../../domain/quantity.js";

const labels = z.record(z.string(), z.string()).nullish();
const quantity = z.union([z.string(), z.number()]);
const expression = z.object({ key: z.string(), operator: z.string(), values: z.array(z.string()).nullish() });

const preferred: z.ZodType<Preferred> = z.object({
  weight: z.number(),
  preference: z.object({ matchExpressions: z.array(expression).nullish() }),
});

const toleration: z.ZodType<V1Toleration> = z.object({
  key: z.string().nullish(),
  operator: z.string().nullish(),
  value: z.string().nullish(),
  effect: z.string().nullish(),
});

/** A v1 Pod, as far as scoring reads it; the scheduler has filtered already. Unknown keys are left alone. */
export const v1Pod: z.ZodType<V1Pod> = z.object({
  metadata: z.object({
    name: z.string().default(""),
    labels,
    ownerReferences: z.array(z.object({ kind: z.string(), name: z.string() })).nullish(),
  }),
  spec: z
    .object({
      containers: z
        .array(
          z.object({
            image: z.string().nullish(),
            resources: z.object({ requests: z.record(z.string(), quantity).nullish() }).nullish(),
          }),
        )
        .nullish(),
      tolerations: z.array(toleration).nullish(),
      affinity: z
        .object({
          nodeAffinity: z
            .object({ preferredDuringSchedulingIgnoredDuringExecution: z.array(preferred).nullish() })
            .nullish(),
        })
        .nullish(),
    })
    .default({}),
});

type Maybe<T> = T | null | undefined;

interface Preferred {
  readonly weight: number;
  readonly preference: {
    readonly matchExpressions?: Maybe<
      readonly { readonly key: string; readonly operator: string; readonly values?: Maybe<readonly string[]> }[]
    >;
  };
}

interface V1Toleration {
  readonly key?: Maybe<string>;
  readonly operator?: Maybe<string>;
  readonly value?: Maybe<string>;
  readonly effect?: Maybe<string>;
}

interface V1Pod {
  readonly metadata: {
    readonly name: string;
    readonly labels?: Maybe<Readonly<Record<string, string>>>;
    readonly ownerReferences?: Maybe<readonly { readonly kind: string; readonly name: string }[]>;
  };
  readonly spec: {
    readonly containers?: Maybe<
      readonly {
        readonly image?: Maybe<string>;
        readonly resources?: Maybe<{ readonly requests?: Maybe<Readonly<Record<string, string | number>>> }>;
      }[]
    >;
    readonly tolerations?: Maybe<readonly V1Toleration[]>;
    readonly affinity?: Maybe<{
      readonly nodeAffinity?: Maybe<{
        readonly preferredDuringSchedulingIgnoredDuringExecution?: Maybe<readonly Preferred[]>;
      }>;
    }>;
  };
}

/** What a Pod tells a scorer. @param imageMb size of its image, which nodes know; null: none has it */
export function podSpecOf({ metadata, spec }: V1Pod, imageMb: number | null): PodSpec {
  const image = imageOf({ spec });
  const requests = (spec.containers ?? []).map(({ resources }) => resources?.requests ?? {});
  const total = (resource: string, parse: (value: unknown) => number | null): number | null => {
    const amounts = requests.flatMap((each) => (Object.hasOwn(each, resource) ? (parse(each[resource]) ?? []) : []));
    return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0);
  };
  return {
    labels: metadata.labels ?? {},
    requestCpus: total("cpu", parseQuantity),
    requestMemoryMb: total("memory", parseMemoryMb),
    requestGpus: 0,
    image: image === null || imageMb === null ? null : { name: image, sizeMb: imageMb },
    service: metadata.ownerReferences?.find(({ kind }) => kind === "ReplicaSet")?.name ?? null,
    nodeSelector: {},
    requirements: [],
    preferences: preferencesOf(spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []),
    tolerations: (spec.tolerations ?? []).map(tolerationOf),
    constraints: [],
  };
}

/** The image of the first container; null: it names none. */
export const imageOf = ({ spec }: Pick<V1Pod, "spec">): string | null => spec.containers?.[0]?.image ?? null;

/** Only preferences of one `In` can be scored; others are left out. */
const preferencesOf = (terms: readonly Preferred[]): LabelPreference[] =>
  terms.flatMap(({ weight, preference }) => {
    const [only, ...others] = preference.matchExpressions ?? [];
    if (only === undefined || others.length > 0 || only.operator !== "In") return [];
    return [{ label: only.key, values: only.values ?? [], weight }];
  });

const tolerationOf = ({ key, operator, value, effect }: V1Toleration): Toleration => ({
  key: key === undefined || key === "" ? null : key,
  value: operator === "Exists" ? null : (value ?? ""),
  effect: effect === "NoSchedule" || effect === "PreferNoSchedule" ? effect : null,
});
