import type { JobIndex } from "../../domain/ids.js";
import type { LabelPreference, LabelRequirement, PodSpec } from "../../domain/pod.js";
import type { PodContext } from "../pods/filter.js";

/** A job as a v1 Pod that waits for a node. Swarm's constraints have no counterpart there, and are left out. */
export function podJson(context: PodContext): object {
  const { job, pod, view } = context;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: view.id(job), namespace: "default", labels: pod?.labels ?? {}, ...owner(pod) },
    spec: {
      schedulerName: "descent",
      containers: [
        {
          name: "job",
          ...(pod?.image ? { image: pod.image.name } : {}),
          resources: { requests: requestedResources(context) },
        },
      ],
      nodeSelector: pod?.nodeSelector ?? {},
      tolerations: (pod?.tolerations ?? []).map(({ key, value, effect }) => ({
        ...(key === null ? {} : { key }),
        ...(value === null ? { operator: "Exists" } : { operator: "Equal", value }),
        ...(effect === null ? {} : { effect }),
      })),
      ...affinity(job, context),
    },
    status: { phase: "Pending" },
  };
}

/** What the job declares, as quantities by the names of Kubernetes' resources. */
export function requestedResources({ pod, requests }: PodContext): Readonly<Record<string, string>> {
  return {
    ...(pod === null || pod.requestCpus === null ? {} : { cpu: `${requests.milliCpus}m` }),
    ...(pod === null || pod.requestMemoryMb === null ? {} : { memory: memoryQuantity(requests.memoryMb) }),
    ...(requests.milliGpus > 0 ? { "nvidia.com/gpu": `${requests.milliGpus / 1000}` } : {}),
  };
}

/** Whole bytes, since quantities have few digits. */
export const memoryQuantity = (memoryMb: number): string =>
  Number.isInteger(memoryMb) ? `${memoryMb}Mi` : `${Math.ceil(memoryMb * 2 ** 20)}`;

const owner = (pod: PodSpec | null): object =>
  pod === null || pod.service === null
    ? {}
    : { ownerReferences: [{ apiVersion: "apps/v1", kind: "ReplicaSet", name: pod.service, uid: pod.service }] };

function affinity(job: JobIndex, { pod, view }: PodContext): object {
  const pin = view.pinnedTo(job);
  const requirements = pod?.requirements ?? [];
  const alternatives = pod === null || pod.alternatives.length === 0 ? [[]] : pod.alternatives;
  const lists = alternatives.map((list) => [...requirements, ...list]);
  const fields = pin === null ? [] : [{ key: "metadata.name", operator: "In", values: [view.node(pin).id] }];
  const required =
    lists.every((list) => list.length === 0) && fields.length === 0
      ? {}
      : {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: lists.map((list) => ({ matchExpressions: list.map(expression), matchFields: fields })),
          },
        };
  const preferred = (pod?.preferences ?? []).map(preference);
  const preferences = preferred.length === 0 ? {} : { preferredDuringSchedulingIgnoredDuringExecution: preferred };
  return { affinity: { nodeAffinity: { ...required, ...preferences } } };
}

const expression = ({ label, operator, values }: LabelRequirement): object => ({
  key: label,
  operator,
  ...(values.length === 0 ? {} : { values }),
});

const preference = ({ weight, ...requirement }: LabelPreference): object => ({
  weight,
  preference: { matchExpressions: [expression(requirement)] },
});
