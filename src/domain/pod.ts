/** A container image, as far as placing it matters. */
export interface ImageSpec {
  readonly name: string;
  readonly sizeMb: number;
}

/**
 * What a label of a node must be, as Kubernetes' node affinity writes it. A node without the label meets `NotIn` and
 * `DoesNotExist` only. `values` is empty for `Exists` and `DoesNotExist`, and one whole number for `Gt` and `Lt`.
 */
export interface LabelRequirement {
  readonly label: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

/** `Gt`, `Lt`: the label is a whole number that is more, or less, than the value. */
export type LabelOperator = "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";

/** What a job prefers a label of its node to be: nodes where it is so score `weight` more. */
export interface LabelPreference extends LabelRequirement {
  /** 1 to 100. */
  readonly weight: number;
}

/** What a job puts up with. `key` null: every taint; `value` null: any value of that key; `effect` null: every effect. */
export interface Toleration {
  readonly key: string | null;
  readonly value: string | null;
  readonly effect: TaintEffect | null;
}

/**
 * NoSchedule keeps away the jobs that do not tolerate it, PreferNoSchedule only makes the node their last choice. NoExecute
 * keeps them away too; taints do not come while jobs run, so that it drives nobody out.
 */
export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

/** A mark of a node that keeps jobs away. */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: TaintEffect;
}

/** Swarm's placement constraint, such as `node.hostname == worker-1` or `node.labels.disk != hdd`. */
export interface NodeConstraint {
  /** A label; what Swarm knows of a node besides is one too, such as `node.role`. null: the name of the node itself. */
  readonly label: string | null;
  readonly isEqual: boolean;
  readonly value: string;
}

/** What a job tells a cluster manager (Kubernetes, Swarm) about where it may and should run. */
export interface PodSpec {
  /** Labels of the job itself, such as `typeOfComponent: Predict`, for schedulers that read them. */
  readonly labels: Readonly<Record<string, string>>;
  /** CPUs that the manager books for it, whatever it uses; null: not declared. */
  readonly requestCpus: number | null;
  /** Memory that the manager books for it; null: not declared. */
  readonly requestMemoryMb: number | null;
  /** GPUs that the manager books for it: a whole number, or a part of one GPU. 0: none. */
  readonly requestGpus: number;
  /** null: its image is everywhere and free. */
  readonly image: ImageSpec | null;
  /** Name of the service (or replica set) that it is a replica of; null: it stands alone. */
  readonly service: string | null;
  /** Labels that its node must have, with these values. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** What else its node's labels must be; all of it must hold. */
  readonly requirements: readonly LabelRequirement[];
  /** At least one of these lists must hold as a whole; empty: nothing more is asked for. */
  readonly alternatives: readonly (readonly LabelRequirement[])[];
  readonly preferences: readonly LabelPreference[];
  readonly tolerations: readonly Toleration[];
  readonly constraints: readonly NodeConstraint[];
}
