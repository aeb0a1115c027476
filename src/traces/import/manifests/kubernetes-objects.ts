import * as z from "zod";
import { type V1Metadata, type V1Pod, type V1PodSpec, v1Metadata, v1PodSpec } from "../../../kubernetes/pod.js";
import type { Maybe } from "../../../kubernetes/remark.js";

/** Pods of one kind that an object asks for. */
export interface Replicas {
  /** Name of the job, or the beginning of the names of several. */
  readonly name: string;
  readonly count: number;
  /** So many of them at once; null: all. */
  readonly parallel: number | null;
  readonly template: V1Pod;
  /** The Pods belong to a set over whose nodes they are spread. */
  readonly isService: boolean;
}

/** An object that runs Pods, read. */
export interface Workload {
  readonly metadata: V1Metadata;
  readonly replicas: readonly Replicas[];
  /** Why nothing of it runs; null: it runs. */
  readonly idle: string | null;
}

/** How one kind of object is read: `parsed` is what its schema made of it. */
export interface WorkloadKind {
  readonly schema: z.ZodType;
  read(parsed: unknown): Workload;
}

const head = { apiVersion: z.string(), kind: z.string(), metadata: v1Metadata };
const count = z.number().int().min(0).max(1_000_000).nullish();

const template = z.object({ metadata: v1Metadata.nullish(), spec: v1PodSpec });

interface Template {
  readonly metadata?: Maybe<V1Metadata>;
  readonly spec: V1PodSpec;
}

const podOf = ({ metadata, spec }: Template): V1Pod => ({ metadata: metadata ?? { name: "" }, spec });

const pod = z.object({
  ...head,
  spec: v1PodSpec.default({}),
  status: z.object({ phase: z.string().nullish() }).nullish(),
});

const podKind: WorkloadKind = {
  schema: pod,
  read(parsed) {
    const { metadata, spec, status } = parsed as z.infer<typeof pod>;
    const phase = status?.phase ?? "";
    return {
      metadata,
      replicas: [{ name: metadata.name, count: 1, parallel: null, template: { metadata, spec }, isService: false }],
      idle: ["Succeeded", "Failed"].includes(phase) ? `it has ended (${phase})` : null,
    };
  },
};

const job = z.object({
  ...head,
  spec: z.object({ parallelism: count, completions: count, suspend: z.boolean().nullish(), template }),
});

/** Without completions it is a queue of work: its Pods run side by side until one says that nothing is left. */
const jobKind: WorkloadKind = {
  schema: job,
  read(parsed) {
    const { metadata, spec } = parsed as z.infer<typeof job>;
    const parallel = spec.parallelism ?? 1;
    const { name } = metadata;
    const idle = spec.suspend === true ? "it is suspended" : parallel === 0 ? "its parallelism is 0" : null;
    const completions = spec.completions ?? parallel;
    return {
      metadata,
      replicas: [{ name, count: completions, parallel, template: podOf(spec.template), isService: false }],
      idle,
    };
  },
};

const replicated = z.object({ ...head, spec: z.object({ replicas: count, template }) });

const replicatedKind: WorkloadKind = {
  schema: replicated,
  read(parsed) {
    const { metadata, spec } = parsed as z.infer<typeof replicated>;
    const replicas = spec.replicas ?? 1;
    return {
      metadata,
      replicas: [
        { name: metadata.name, count: replicas, parallel: null, template: podOf(spec.template), isService: true },
      ],
      idle: null,
    };
  },
};

/** Kubeflow's training operators: replicas by their part, such as Chief, PS and Worker. */
function trainerKind(key: string): WorkloadKind {
  const parts = z.record(z.string(), z.object({ replicas: count, template }));
  const schema = z.object({ ...head, spec: z.object({ [key]: parts }) });
  return {
    schema,
    read(parsed) {
      const { metadata, spec } = parsed as { metadata: V1Metadata; spec: Record<string, z.infer<typeof parts>> };
      const replicas = Object.entries(spec[key]!).map(([part, given]) => ({
        name: `${metadata.name}-${part.toLowerCase()}`,
        count: given.replicas ?? 1,
        parallel: null,
        template: podOf(given.template),
        isService: false,
      }));
      return { metadata, replicas, idle: null };
    },
  };
}

/** The kinds that run Pods, by name. */
export const workloadKinds: ReadonlyMap<string, WorkloadKind> = new Map([
  ["Pod", podKind],
  ["Job", jobKind],
  ["Deployment", replicatedKind],
  ["ReplicaSet", replicatedKind],
  ["TFJob", trainerKind("tfReplicaSpecs")],
  ["PyTorchJob", trainerKind("pytorchReplicaSpecs")],
]);
