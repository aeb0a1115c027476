import { InputError } from "../../../domain/errors.js";
import type { PodSpec } from "../../../domain/pod.js";
import type { ImportContext } from "../format.js";
import { DEFAULT_RUN_SEC } from "../jobs/default-run.js";
import { type Entry, filled, podEntry } from "./entries.js";
import type { Hints } from "./hints.js";

/** Containers of one kind that a manifest asks for. */
export interface ManifestJob {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly count: number;
  /** So many of them run at once; null: all. */
  readonly parallel: number | null;
  readonly pod: PodSpec;
  /** null: none. */
  readonly limitCpus: number | null;
  readonly memoryMb: number;
  readonly weight: number;
  /** null: the scheduler chooses. */
  readonly node: string | null;
  readonly hints: Hints;
  /** When it was made, in unix seconds; null: it does not say. */
  readonly createdSec: number | null;
  readonly place: () => string;
}

/** Makes jobs of a scenario of what manifests ask for, in the order in which it is given. */
export class ManifestJobs {
  readonly #context: ImportContext;
  readonly #ids: Set<string> = new Set();
  readonly #jobs: { readonly job: ManifestJob; readonly ids: readonly string[] }[] = [];
  readonly #waits: Map<string, readonly string[]> = new Map();

  constructor(context: ImportContext) {
    this.#context = context;
  }

  get count(): number {
    return this.#ids.size;
  }

  /** The ids that it got; none: it was dropped. */
  add(job: ManifestJob): readonly string[] {
    const { notes, options } = this.#context;
    if (this.#ids.size + job.count > options.maxJobs) {
      notes.add("dropped", `beyond the first ${options.maxJobs} jobs`, job.place);
      return [];
    }
    const { name, namespace, kind } = job;
    const names = [name, `${namespace}/${name}`, `${kind}/${namespace}/${name}`].map((each) => idsOf(each, job.count));
    const ids = names.find((each) => each.every((id) => !this.#ids.has(id)));
    if (ids === undefined) {
      notes.add("dropped", "kind, namespace and name were there before", job.place);
      return [];
    }
    for (const id of ids) this.#ids.add(id);
    this.#jobs.push({ job, ids });
    return ids;
  }

  /** Lets jobs wait until others have ended. */
  waitFor(ids: readonly string[], others: readonly string[]): void {
    for (const id of ids) this.#waits.set(id, [...(this.#waits.get(id) ?? []), ...others]);
  }

  /** Entries of `jobs`. Throws InputError when there are none. */
  entries(file: string): readonly Entry[] {
    if (this.#jobs.length === 0)
      throw new InputError(file, "", "nothing that runs; see `descent import` for what is read");
    const created = this.#jobs.flatMap(({ job }) => job.createdSec ?? []);
    const originSec = created.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
    return this.#jobs.flatMap(({ job, ids }) => this.#entriesOf(job, ids, originSec));
  }

  #entriesOf(job: ManifestJob, ids: readonly string[], originSec: number): Entry[] {
    const { hints, createdSec, parallel } = job;
    const values = {
      arrivalSec: hints.arrivalSec ?? (createdSec === null ? 0 : createdSec - originSec),
      ...filled({ model: hints.model, workCpuSec: this.#workOf(job), cpusMax: hints.cpusMax ?? job.limitCpus }),
      ...filled({ memoryMb: job.memoryMb, node: job.node }),
      ...(job.weight === 1 ? {} : { weight: job.weight }),
      pod: podEntry(job.pod),
    };
    const isLimited = parallel !== null && parallel < ids.length;
    if (isLimited) {
      this.#context.notes.add(
        "changed",
        "parallelism: a Pod waits for a certain one of those before it, not for whichever ends first",
        job.place,
      );
    }
    if (ids.length > 1 && !isLimited && !ids.some((id) => this.#waits.has(id))) {
      return [{ id: ids[0]!.slice(0, -1), count: ids.length, ...values }];
    }
    return ids.map((id, index) => {
      const before = isLimited && index >= parallel ? [ids[index - parallel]!] : [];
      return { id, ...values, ...filled({ inputs: [...before, ...(this.#waits.get(id) ?? [])] }) };
    });
  }

  /** null: its model says. */
  #workOf({ hints, limitCpus, pod, place }: ManifestJob): number | null {
    if (hints.workCpuSec !== null || hints.model !== null) return hints.workCpuSec;
    const { notes, options } = this.#context;
    const sec = options.assumeSec ?? DEFAULT_RUN_SEC;
    const how = "at the CPU limit, else the request, else 1 CPU";
    notes.add("assumed", `work: ${sec} s ${how} (--assume-sec, or descent/workCpuSec or descent/model)`, place);
    return sec * (hints.cpusMax ?? limitCpus ?? pod.requestCpus ?? 1);
  }
}

const idsOf = (name: string, count: number): readonly string[] =>
  count === 1 ? [name] : Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
