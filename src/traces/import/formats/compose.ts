import { keeps, parseConstraint } from "../../../domain/label-match.js";
import type { NodeConstraint, PodSpec } from "../../../domain/pod.js";
import { parseQuantity } from "../../../domain/quantity.js";
import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { DEFAULT_RUN_SEC } from "../jobs/default-run.js";
import {
  type ComposeService,
  composeFile,
  composeMemoryMb,
  dependenciesOf,
  labelsOf,
} from "../manifests/compose-file.js";
import { composeReason } from "../manifests/compose-reasons.js";
import { hintsOf } from "../manifests/hints.js";
import { ManifestJobs } from "../manifests/manifest-jobs.js";
import { isMapping } from "../manifests/not-understood.js";
import { readObject } from "../manifests/read-object.js";
import {
  assumedNodes,
  inspectedNode,
  isInspectedNode,
  type SwarmNode,
  swarmNodeEntry,
} from "../manifests/swarm-nodes.js";
import { withDefaults } from "../manifests/variables.js";
import { documentReader, type Origin } from "../reading/documents.js";

export const compose: ImportFormat = {
  name: "compose",
  title: "Docker Compose files, deployed to a Swarm",
  files:
    "docker-compose.yml (several become one cluster's load; docker compose config merges overrides), and the JSON of docker node inspect",
  reading:
    "deploy.replicas and mode, placement.constraints, resources: reservations are booked, the CPU limit is the most that a task uses, the " +
    "memory reservation (else limit) what it holds; cpu_shares / 1024 its weight. 50m of memory are 50 MiB. depends_on with " +
    "service_completed_successfully waits for the end. What a service does is not in the file: labels descent/workCpuSec, descent/model, " +
    `descent/arrivalSec and descent/cpusMax say it; else it works ${DEFAULT_RUN_SEC} s (--assume-sec) at its CPUs.`,
  source: "Compose specification; Docker Swarm's constraints and docker node inspect",
  create: (context) => new ComposeImporter(context),
};

interface Found {
  readonly name: string;
  readonly project: string;
  readonly service: ComposeService;
  readonly constraints: readonly NodeConstraint[];
  readonly origin: Origin;
}

class ComposeImporter implements Importer {
  readonly #context: ImportContext;
  readonly #jobs: ManifestJobs;
  readonly #services: Found[] = [];
  readonly #nodes: SwarmNode[] = [];
  #lastFile = "";

  constructor(context: ImportContext) {
    this.#context = context;
    this.#jobs = new ManifestJobs(context);
  }

  open(file: string): ReturnType<Importer["open"]> {
    this.#lastFile = file;
    return documentReader(file, (value, origin) => this.#addDocument(value, origin));
  }

  finish(): ReturnType<Importer["finish"]> {
    const wanted = this.#services.map(({ constraints }) => constraints);
    const nodes = this.#nodes.length > 0 ? this.#nodes : assumedNodes(this.#context, wanted);
    const ids = new Map(this.#services.map((found) => [found, this.#addService(found, nodes)]));
    for (const found of this.#services) this.#addDependencies(found, ids);
    return {
      description: `Compose: ${this.#jobs.count} tasks on ${nodes.length} nodes.`,
      nodes: nodes.map(swarmNodeEntry),
      jobs: this.#jobs.entries(this.#lastFile),
      placement: { name: "swarm-spread" },
    };
  }

  #addDocument(value: unknown, origin: Origin): void {
    const { notes } = this.#context;
    const inspected = (Array.isArray(value) ? value : [value]) as readonly unknown[];
    if (inspected.length > 0 && inspected.every(isInspectedNode)) {
      for (const [index, each] of inspected.entries()) {
        const node = inspectedNode(each, Array.isArray(value) ? origin.at([index]) : origin, this.#context);
        if (node !== null && this.#nodes.some(({ id }) => id === node.id)) origin.fail([index], `a second ${node.id}`);
        if (node !== null) this.#nodes.push(node);
      }
      return;
    }
    if (!isMapping(value) || !isMapping(value.services)) {
      origin.fail([], "must be a Compose file with services, or what docker node inspect gives");
    }
    const file = readObject(composeFile, withDefaults(value, notes, origin), "Compose", origin, notes, composeReason);
    for (const [name, service] of Object.entries(file.services)) {
      const place = origin.at(["services", name]);
      const constraints = this.#constraintsOf(service, place);
      this.#services.push({ name, project: file.name ?? origin.file, service, constraints, origin: place });
    }
  }

  #constraintsOf({ deploy }: ComposeService, origin: Origin): NodeConstraint[] {
    return (deploy?.placement?.constraints ?? []).flatMap((text, index) => {
      const constraint = parseConstraint(text.trim());
      if (constraint !== null) return [constraint];
      const path = ["deploy", "placement", "constraints", index];
      return origin.fail(path, `must be like node.role == worker or node.labels.disk != hdd, got ${text}`);
    });
  }

  /** The ids of its tasks. */
  #addService(found: Found, nodes: readonly SwarmNode[]): readonly string[] {
    const { name, project, service, constraints, origin } = found;
    const { limits, reservations } = service.deploy?.resources ?? {};
    const amount = (path: string, value: unknown, parse: (value: unknown) => number | null): number | null => {
      if (value === null || value === undefined) return null;
      return parse(value) ?? origin.fail(path.split("."), `not an amount: ${value}`);
    };
    const limitCpus = amount("cpus", limits?.cpus ?? service.cpus, parseQuantity) || null;
    const requestMemoryMb = amount("mem_reservation", reservations?.memory ?? service.mem_reservation, composeMemoryMb);
    const memoryMb = requestMemoryMb ?? amount("mem_limit", limits?.memory ?? service.mem_limit, composeMemoryMb) ?? 0;
    const place = (): string => origin.place;
    const suited = nodes.filter((node) => constraints.every((each) => keeps(node, each)) && node.memoryMb >= memoryMb);
    if (suited.length === 0) {
      const why = "no node keeps its constraints and has its memory, and it would wait for ever";
      this.#context.notes.add("dropped", `services: ${why}`, place);
      return [];
    }
    const isGlobal = service.deploy?.mode?.startsWith("global") ?? false;
    const pod = podOf(name, amount("cpus", reservations?.cpus, parseQuantity), requestMemoryMb, constraints);
    const job = {
      namespace: project,
      kind: "service",
      parallel: null,
      pod,
      limitCpus,
      memoryMb,
      weight: (amount("cpu_shares", service.cpu_shares, parseQuantity) || 1024) / 1024,
      hints: hintsOf({ ...labelsOf(service.labels), ...labelsOf(service.deploy?.labels) }, (key, problem) =>
        origin.fail(["labels", key], problem),
      ),
      createdSec: null,
      place,
    };
    const count = service.deploy?.replicas ?? service.scale ?? 1;
    if (!isGlobal) return count === 0 ? [] : this.#jobs.add({ ...job, name, count, node: null });
    return suited.flatMap(({ id }) => this.#jobs.add({ ...job, name: `${name}.${id}`, count: 1, node: id }));
  }

  #addDependencies({ name, project, service, origin }: Found, ids: ReadonlyMap<Found, readonly string[]>): void {
    const { ended, started } = dependenciesOf(service);
    const own = [...ids].find(([found]) => found.name === name && found.project === project)?.[1] ?? [];
    for (const other of [...ended, ...started]) {
      const found =
        this.#services.find((each) => each.name === other && each.project === project) ??
        origin.fail(["depends_on"], `no service ${other}`);
      if (ended.includes(other)) this.#jobs.waitFor(own, ids.get(found) ?? []);
    }
    if (started.length > 0) {
      const why = "it does not wait for services that need only have started: they start at once";
      this.#context.notes.add("changed", `depends_on: ${why}`, () => origin.place);
    }
  }
}

const podOf = (
  service: string,
  requestCpus: number | null,
  requestMemoryMb: number | null,
  constraints: readonly NodeConstraint[],
): PodSpec => ({
  labels: {},
  requestCpus,
  requestMemoryMb,
  requestGpus: 0,
  image: null,
  service,
  nodeSelector: {},
  requirements: [],
  alternatives: [],
  preferences: [],
  tolerations: [],
  constraints,
});
