import * as z from "zod";
import type { NodeSpec } from "../domain/node.js";
import type { Taint } from "../domain/pod.js";
import { BYTES_PER_MB, parseMemoryMb, parseQuantity } from "../domain/quantity.js";
import type { Maybe, Remark } from "./remark.js";
import { effectOf, gpuResource } from "./shared.js";

const quantities = z.record(z.string(), z.union([z.string(), z.number()])).nullish();

/** A v1 Node, as far as it is read. Unknown keys are left out. */
export const v1Node: z.ZodType<V1Node> = z.object({
  metadata: z.object({ name: z.string().min(1), labels: z.record(z.string(), z.string()).nullish() }),
  spec: z
    .object({
      unschedulable: z.boolean().nullish(),
      taints: z.array(z.object({ key: z.string(), value: z.string().nullish(), effect: z.string() })).nullish(),
    })
    .nullish(),
  status: z
    .object({
      capacity: quantities,
      allocatable: quantities,
      conditions: z.array(z.object({ type: z.string(), status: z.string() })).nullish(),
      images: z.array(z.object({ names: z.array(z.string()).nullish(), sizeBytes: z.number().nullish() })).nullish(),
    })
    .nullish(),
});

export interface V1Node {
  readonly metadata: { readonly name: string; readonly labels?: Maybe<Readonly<Record<string, string>>> };
  readonly spec?: Maybe<{
    readonly unschedulable?: Maybe<boolean>;
    readonly taints?: Maybe<
      readonly { readonly key: string; readonly value?: Maybe<string>; readonly effect: string }[]
    >;
  }>;
  readonly status?: Maybe<{
    readonly capacity?: Maybe<Quantities>;
    readonly allocatable?: Maybe<Quantities>;
    readonly conditions?: Maybe<readonly { readonly type: string; readonly status: string }[]>;
    readonly images?: Maybe<
      readonly { readonly names?: Maybe<readonly string[]>; readonly sizeBytes?: Maybe<number> }[]
    >;
  }>;
}

type Quantities = Readonly<Record<string, string | number>>;

/** What a node has where its manifest does not say, as one that was written by hand. */
export interface NodeSize {
  readonly cpus: number;
  /** null: not modelled. */
  readonly memoryMb: number | null;
}

/** A Node as the model has it: what is allocatable of its capacity, the rest of the CPUs being reserved. */
export function nodeSpecOf({ metadata, spec, status }: V1Node, otherwise: NodeSize, remark: Remark): NodeSpec {
  const { capacity, allocatable = capacity } = status ?? {};
  const allocatableCpus = parseQuantity(allocatable?.cpu) || otherwise.cpus;
  const cpus = Math.max(parseQuantity(capacity?.cpu) ?? 0, allocatableCpus);
  for (const name of Object.keys(allocatable ?? {})) {
    if (!BOOKED.has(name)) remark(`status.allocatable.${name}`, "the resource is not modelled");
  }
  return {
    id: metadata.name,
    cpus,
    reservedCpus: cpus - allocatableCpus,
    memoryMb: parseMemoryMb(allocatable?.memory) || otherwise.memoryMb,
    gpus: Math.floor(parseQuantity(allocatable?.[gpuResource]) ?? 0),
    speed: 1,
    contention: 0,
    location: null,
    latencyMs: {},
    labels: metadata.labels ?? {},
    taints: taintsOf({ spec, status }, remark),
    images: (status?.images ?? []).flatMap(({ names }) => names ?? []),
    pullMbPerSec: null,
    runtime: null,
    power: null,
  };
}

/** The most Pods that it takes; null: it does not say. */
export const podsMaxOf = ({ status }: V1Node): number | null =>
  parseQuantity((status?.allocatable ?? status?.capacity)?.pods);

const BOOKED = new Set(["cpu", "memory", "pods", gpuResource]);

/** Its own, and those that Kubernetes gives to nodes that are cordoned or not ready. */
function taintsOf({ spec, status }: Pick<V1Node, "spec" | "status">, remark: Remark): readonly Taint[] {
  const own = (spec?.taints ?? []).flatMap(({ key, value, effect }): Taint[] => {
    const known = effectOf(effect);
    if (known === null) remark("spec.taints[].effect", `unknown effect: ${effect}`);
    return known === null ? [] : [{ key, value: value ?? "", effect: known }];
  });
  const isReady = status?.conditions?.find(({ type }) => type === "Ready")?.status !== "False";
  const given = [
    ...(spec?.unschedulable === true ? ["node.kubernetes.io/unschedulable"] : []),
    ...(isReady ? [] : ["node.kubernetes.io/not-ready"]),
  ].filter((key) => !own.some((taint) => taint.key === key));
  return [...own, ...given.map((key): Taint => ({ key, value: "", effect: "NoSchedule" }))];
}

/** Size of an image in MB by what nodes say of it; null: no node has it. */
export function imageSizeMb(image: string, nodes: readonly V1Node[]): number | null {
  const sizes = nodes.flatMap(({ status }) =>
    (status?.images ?? []).flatMap(({ names, sizeBytes }) => (names?.includes(image) ? [sizeBytes ?? 0] : [])),
  );
  return sizes.length === 0 ? null : Math.max(...sizes) / BYTES_PER_MB;
}
