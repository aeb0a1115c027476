import * as z from "zod";
import type { NodeSpec } from "../../domain/node.js";
import { BYTES_PER_MB, parseMemoryMb, parseQuantity } from "../../domain/quantity.js";

const quantities = z.record(z.string(), z.union([z.string(), z.number()])).nullish();

/** A v1 Node, as far as scoring reads it. Unknown keys are left alone. */
export const v1Node: z.ZodType<V1Node> = z.object({
  metadata: z.object({ name: z.string().min(1), labels: z.record(z.string(), z.string()).nullish() }),
  spec: z
    .object({
      taints: z.array(z.object({ key: z.string(), value: z.string().nullish(), effect: z.string() })).nullish(),
    })
    .nullish(),
  status: z
    .object({
      allocatable: quantities,
      images: z.array(z.object({ names: z.array(z.string()).nullish(), sizeBytes: z.number().nullish() })).nullish(),
    })
    .nullish(),
});

type Maybe<T> = T | null | undefined;

interface V1Node {
  readonly metadata: { readonly name: string; readonly labels?: Maybe<Readonly<Record<string, string>>> };
  readonly spec?: Maybe<{
    readonly taints?: Maybe<
      readonly { readonly key: string; readonly value?: Maybe<string>; readonly effect: string }[]
    >;
  }>;
  readonly status?: Maybe<{
    readonly allocatable?: Maybe<Readonly<Record<string, string | number>>>;
    readonly images?: Maybe<
      readonly { readonly names?: Maybe<readonly string[]>; readonly sizeBytes?: Maybe<number> }[]
    >;
  }>;
}

/** What a Node tells a scorer. Where it does not say how many CPUs it has, it counts as having one. */
export function nodeSpecOf({ metadata, spec, status }: V1Node): NodeSpec {
  return {
    id: metadata.name,
    cpus: parseQuantity(status?.allocatable?.cpu) || 1,
    reservedCpus: 0,
    memoryMb: parseMemoryMb(status?.allocatable?.memory) || null,
    gpus: 0,
    speed: 1,
    contention: 0,
    location: null,
    latencyMs: {},
    labels: metadata.labels ?? {},
    taints: (spec?.taints ?? []).flatMap(({ key, value, effect }) =>
      effect === "NoSchedule" || effect === "PreferNoSchedule" ? [{ key, value: value ?? "", effect }] : [],
    ),
    images: (status?.images ?? []).flatMap(({ names }) => names ?? []),
    pullMbPerSec: null,
    runtime: null,
    power: null,
  };
}

/** Size of an image in MB by what nodes say of it; null: no node has it. */
export function imageSizeMb(image: string, nodes: readonly V1Node[]): number | null {
  const sizes = nodes.flatMap(({ status }) =>
    (status?.images ?? []).flatMap(({ names, sizeBytes }) => (names?.includes(image) ? [sizeBytes ?? 0] : [])),
  );
  return sizes.length === 0 ? null : Math.max(...sizes) / BYTES_PER_MB;
}
