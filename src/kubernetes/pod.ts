import * as z from "zod";
import type { PodSpec, Toleration } from "../domain/pod.js";
import { nodeAffinityOf, type V1NodeAffinity, v1NodeAffinity } from "./affinity.js";
import type { Maybe, Remark } from "./remark.js";
import { type PodResources, podResourcesOf, type V1Container, v1Container } from "./resources.js";
import { effectOf } from "./shared.js";

const text = z.string().nullish();

const toleration: z.ZodType<V1Toleration> = z.object({ key: text, operator: text, value: text, effect: text });

/** The metadata of any object, as far as it is read. */
export const v1Metadata: z.ZodType<V1Metadata> = z.object({
  name: z.string().default(""),
  namespace: text,
  labels: z.record(z.string(), z.string()).nullish(),
  annotations: z.record(z.string(), z.string()).nullish(),
  creationTimestamp: text,
  ownerReferences: z.array(z.object({ kind: z.string(), name: z.string() })).nullish(),
});

export interface V1Metadata {
  readonly name: string;
  readonly namespace?: Maybe<string>;
  readonly labels?: Maybe<Readonly<Record<string, string>>>;
  readonly annotations?: Maybe<Readonly<Record<string, string>>>;
  readonly creationTimestamp?: Maybe<string>;
  readonly ownerReferences?: Maybe<readonly { readonly kind: string; readonly name: string }[]>;
}

/** The specification of a Pod, as far as it is read. Unknown keys are left out. */
export const v1PodSpec: z.ZodType<V1PodSpec> = z.object({
  nodeName: text,
  nodeSelector: z.record(z.string(), z.string()).nullish(),
  containers: z.array(v1Container).nullish(),
  initContainers: z.array(v1Container).nullish(),
  tolerations: z.array(toleration).nullish(),
  affinity: z.object({ nodeAffinity: v1NodeAffinity.nullish() }).nullish(),
});

export interface V1PodSpec {
  readonly nodeName?: Maybe<string>;
  readonly nodeSelector?: Maybe<Readonly<Record<string, string>>>;
  readonly containers?: Maybe<readonly V1Container[]>;
  readonly initContainers?: Maybe<readonly V1Container[]>;
  readonly tolerations?: Maybe<readonly V1Toleration[]>;
  readonly affinity?: Maybe<{ readonly nodeAffinity?: Maybe<V1NodeAffinity> }>;
}

interface V1Toleration {
  readonly key?: Maybe<string>;
  readonly operator?: Maybe<string>;
  readonly value?: Maybe<string>;
  readonly effect?: Maybe<string>;
}

/** A v1 Pod, as far as it is read. */
export const v1Pod: z.ZodType<V1Pod> = z.object({ metadata: v1Metadata, spec: v1PodSpec.default({}) });

export interface V1Pod {
  readonly metadata: V1Metadata;
  readonly spec: V1PodSpec;
}

/** A Pod as the model has it. */
export interface ReadPod {
  readonly pod: PodSpec;
  readonly resources: PodResources;
  /** The only node that it may go to, by name; null: it may go to others. */
  readonly node: string | null;
}

/**
 * What a Pod tells a scheduler.
 * @param imageMb size of its image, which nodes know; null: none has it
 */
export function podSpecOf({ metadata, spec }: V1Pod, imageMb: number | null, remark: Remark): ReadPod {
  const image = imageOf(spec);
  const resources = podResourcesOf(spec.containers ?? [], spec.initContainers ?? [], remark);
  const { requestCpus, requestMemoryMb, requestGpus } = resources;
  const { node, ...affinity } = nodeAffinityOf(spec.affinity?.nodeAffinity, remark);
  const pod = {
    labels: metadata.labels ?? {},
    requestCpus,
    requestMemoryMb,
    requestGpus,
    image: image === null || imageMb === null ? null : { name: image, sizeMb: imageMb },
    service: metadata.ownerReferences?.find(({ kind }) => kind === "ReplicaSet")?.name ?? null,
    nodeSelector: spec.nodeSelector ?? {},
    ...affinity,
    tolerations: (spec.tolerations ?? []).flatMap((each) => tolerationOf(each, remark)),
    constraints: [],
  };
  return { pod, resources, node: spec.nodeName || node };
}

/** The image of the first container; null: it names none. */
export const imageOf = ({ containers }: V1PodSpec): string | null => containers?.[0]?.image ?? null;

function tolerationOf({ key, operator, value, effect }: V1Toleration, remark: Remark): Toleration[] {
  const known = effect === null || effect === undefined || effect === "" ? null : effectOf(effect);
  if (known === null && effect) {
    remark("spec.tolerations[].effect", `unknown effect: ${effect}`);
    return [];
  }
  return [
    {
      key: key === undefined || key === "" ? null : key,
      value: operator === "Exists" ? null : (value ?? ""),
      effect: known,
    },
  ];
}
