import type { NodeSpec } from "../../../domain/node.js";
import { imageSizeMb, nodeSpecOf, podsMaxOf, type V1Node, v1Node } from "../../../kubernetes/node.js";
import { imageOf, podSpecOf } from "../../../kubernetes/pod.js";
import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { DEFAULT_RUN_SEC } from "../jobs/default-run.js";
import { defaultNodes } from "../manifests/default-nodes.js";
import { nodeEntry } from "../manifests/entries.js";
import { type Hints, hintPrefix, hintsOf } from "../manifests/hints.js";
import { type Replicas, type Workload, workloadKinds } from "../manifests/kubernetes-objects.js";
import { kindReason, unreadReason } from "../manifests/kubernetes-reasons.js";
import { ManifestJobs } from "../manifests/manifest-jobs.js";
import { isMapping } from "../manifests/not-understood.js";
import { readObject } from "../manifests/read-object.js";
import { documentReader, type Origin } from "../reading/documents.js";
import { parseMomentSec } from "../reading/times.js";

export const kubernetes: ImportFormat = {
  name: "kubernetes",
  title: "Kubernetes manifests: Nodes, Pods, Jobs, Deployments, ReplicaSets, TFJobs, PyTorchJobs",
  files: "YAML with any number of documents or JSON, one object or a List each, as kubectl get -o yaml gives them",
  reading:
    "requests are booked, the CPU limit is the most that a Pod uses, its CPU request its weight, its memory request (else limit) what it " +
    "holds. Node selectors, node affinity, taints and tolerations, nodeName. What a Pod does is not in a manifest: annotations " +
    `descent/workCpuSec, descent/model, descent/arrivalSec and descent/cpusMax say it; else it works ${DEFAULT_RUN_SEC} s (--assume-sec) at its CPUs.`,
  source: "Kubernetes API v1, apps/v1, batch/v1; Kubeflow training operator v1",
  create: (context) => new KubernetesImporter(context),
};

interface Found<T> {
  readonly kind: string;
  readonly value: T;
  readonly origin: Origin;
}

/** Weight of a Pod without a CPU request: Kubernetes gives it 2 of 1024 shares, and one that requests a CPU 1024. */
const leastWeight = 2 / 1024;

class KubernetesImporter implements Importer {
  readonly #context: ImportContext;
  readonly #nodes: Found<V1Node>[] = [];
  readonly #workloads: Found<Workload>[] = [];
  readonly #jobs: ManifestJobs;
  #lastFile = "";

  constructor(context: ImportContext) {
    this.#context = context;
    this.#jobs = new ManifestJobs(context);
  }

  open(file: string): ReturnType<Importer["open"]> {
    this.#lastFile = file;
    return documentReader(file, (value, origin) => this.#addObject(value, origin));
  }

  finish(): ReturnType<Importer["finish"]> {
    const specs = this.#nodeSpecs();
    for (const workload of this.#workloads) this.#addWorkload(workload, specs);
    const nodes = specs.length > 0 ? specs.map(nodeEntry) : defaultNodes(this.#context);
    const podsMax = this.#podsMax();
    return {
      description: `Kubernetes manifests: ${this.#jobs.count} Pods on ${nodes.length} nodes.`,
      nodes,
      jobs: this.#jobs.entries(this.#lastFile),
      placement: { name: "kubernetes-default", ...(podsMax === null ? {} : { podsMax }) },
    };
  }

  #addObject(value: unknown, origin: Origin): void {
    if (value === null || value === undefined) return;
    if (!isMapping(value) || typeof value.kind !== "string") {
      origin.fail([], "must be a Kubernetes object, with apiVersion and kind");
    }
    const { kind } = value;
    const { notes } = this.#context;
    if (kind.endsWith("List") && Array.isArray(value.items)) {
      // The items of a NodeList need not say that they are Nodes.
      const given = kind === "List" ? {} : { apiVersion: value.apiVersion, kind: kind.slice(0, -"List".length) };
      for (const [index, item] of value.items.entries()) {
        this.#addObject(isMapping(item) ? { ...given, ...item } : item, origin.at(["items", index]));
      }
      return;
    }
    const unread = (path: string): string => {
      const { place, why } = unreadReason(path);
      return `${kind} ${place}: ${why}`;
    };
    const known = workloadKinds.get(kind);
    if (kind === "Node") {
      const { kind: _kind, apiVersion: _version, ...node } = value;
      this.#nodes.push({ kind, value: readObject(v1Node, node, "a Node", origin, notes, unread), origin });
    } else if (known === undefined) {
      notes.add("dropped", `${kind}: ${kindReason(kind)}`, () => origin.place);
    } else {
      const workload = known.read(readObject(known.schema, value, `a ${kind}`, origin, notes, unread));
      if (workload.metadata.name === "") origin.fail(["metadata", "name"], `missing: a ${kind} needs a name`);
      this.#workloads.push({ kind, value: workload, origin });
    }
  }

  #nodeSpecs(): readonly NodeSpec[] {
    const { notes, options } = this.#context;
    const names = new Set<string>();
    return this.#nodes.flatMap(({ value, origin }) => {
      const place = (): string => origin.place;
      if (names.has(value.metadata.name)) {
        notes.add("dropped", "a Node of that name was there before", place);
        return [];
      }
      names.add(value.metadata.name);
      const { cpus, memoryMb } = options.nodes;
      if ((value.status?.allocatable ?? value.status?.capacity)?.cpu === undefined) {
        notes.add(
          "assumed",
          `a Node without status: ${cpus} CPUs and ${memoryMb} MB (--node-cpus, --node-memory-mb)`,
          place,
        );
      }
      return nodeSpecOf(value, options.nodes, (path, why) => notes.add("unread", `Node ${path}: ${why}`, place));
    });
  }

  /** kubernetes-default knows one number for all nodes. null: none says. */
  #podsMax(): number | null {
    const numbers = this.#nodes.flatMap(({ value }) => podsMaxOf(value) ?? []);
    if (numbers.length === 0) return null;
    const least = Math.min(...numbers);
    if (numbers.some((each) => each !== least)) {
      this.#context.notes.add("changed", `the most Pods of a node: ${least} for all, the least of what they say`);
    }
    return least;
  }

  #addWorkload(found: Found<Workload>, nodes: readonly NodeSpec[]): void {
    const { notes } = this.#context;
    const { kind, value, origin } = found;
    const place = (): string => origin.place;
    const owner = value.metadata.ownerReferences?.find((reference) => this.#has(reference.kind, reference.name, value));
    if (owner !== undefined) {
      notes.add("dropped", `${kind} that a ${owner.kind} made which is in the files too`, place);
    } else if (value.idle !== null) {
      notes.add("dropped", `${kind}: ${value.idle}`, place);
    } else {
      if (value.replicas.length > 1) {
        notes.add(
          "changed",
          `${kind}: its parts run independently, and wait neither for one another nor for gradients`,
          place,
        );
      }
      for (const replicas of value.replicas) if (replicas.count > 0) this.#addReplicas(replicas, found, nodes);
    }
  }

  #has(kind: string, name: string, { metadata }: Workload): boolean {
    return this.#workloads.some(
      (each) =>
        each.kind === kind &&
        each.value.metadata.name === name &&
        (each.value.metadata.namespace ?? null) === (metadata.namespace ?? null),
    );
  }

  #addReplicas(replicas: Replicas, { kind, value, origin }: Found<Workload>, nodes: readonly NodeSpec[]): void {
    const { notes, options } = this.#context;
    const { template, name } = replicas;
    const place = (): string => origin.place;
    const remark = (path: string, why: string): void => notes.add("unread", `${kind} ${path}: ${why}`, place);
    const read = podSpecOf(template, this.#imageMb(template), remark);
    const { requestCpus, requestMemoryMb, limitCpus, limitMemoryMb } = read.resources;
    const memoryMb = requestMemoryMb ?? limitMemoryMb ?? 0;
    const memories = nodes.length === 0 ? [options.nodes.memoryMb] : nodes.map((node) => node.memoryMb);
    if (memories.every((each) => each !== null && each < memoryMb)) {
      notes.add("dropped", `${kind}: requests more memory than any node has, and would wait for ever`, place);
      return;
    }
    if (read.node !== null && !nodes.some(({ id }) => id === read.node)) {
      notes.add("dropped", `${kind}: bound to a node that is not in the files`, place);
      return;
    }
    const created = value.metadata.creationTimestamp;
    this.#jobs.add({
      name,
      namespace: value.metadata.namespace ?? "default",
      kind,
      count: replicas.count,
      parallel: replicas.parallel,
      pod: { ...read.pod, service: replicas.isService ? name : read.pod.service },
      limitCpus,
      memoryMb,
      weight: Math.max(requestCpus ?? 0, leastWeight),
      node: read.node,
      hints: this.#hints(kind, { ...value.metadata.annotations, ...template.metadata.annotations }, origin),
      createdSec: created ? parseMomentSec(created) : null,
      place,
    });
  }

  #imageMb({ spec }: Replicas["template"]): number | null {
    const image = imageOf(spec);
    return image === null
      ? null
      : imageSizeMb(
          image,
          this.#nodes.map(({ value }) => value),
        );
  }

  #hints(kind: string, annotations: Readonly<Record<string, string>>, origin: Origin): Hints {
    if (Object.keys(annotations).some((key) => !key.startsWith(hintPrefix))) {
      const text = `${kind} metadata.annotations: only those that begin with ${hintPrefix} are read`;
      this.#context.notes.add("unread", text, () => origin.place);
    }
    return hintsOf(annotations, (key, problem) => origin.fail(["metadata", "annotations", key], problem));
  }
}
