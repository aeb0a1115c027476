import { InputError } from "../../../domain/errors.js";
import type { ImportContext, ImportedScenario } from "../format.js";
import { IdSet } from "./id-set.js";
import { PeakDemand } from "./peak-demand.js";

/** A job as a cluster recorded it. */
export interface RecordedJob {
  readonly id: string;
  readonly submitSec: number;
  /** null: it was never started, or the file does not say when. */
  readonly startSec: number | null;
  /** null: not known, such as of a job that never ran. */
  readonly durationSec: number | null;
  /** Requested. */
  readonly cpus: number;
  /** Used while it ran, on average; all that it requested unless the file says. */
  readonly usedCpus?: number;
  /** null: the file does not say. */
  readonly memoryMb: number | null;
  readonly gpus: number;
  /** As in the column of the same name of a job trace; null: any node. */
  readonly requires: string | null;
  /** Pairs [progress, loss] of the model that it is given; null or absent: it reports no loss. */
  readonly loss?: readonly (readonly [number, number])[] | null;
  /** Such as `pods.csv line 12`; made only when it is needed. */
  readonly place: () => string;
}

/**
 * Turns recorded jobs into rows of the jobs and recorded tables. A job is assumed to have kept its CPUs busy while it ran,
 * where no use is recorded: its work is CPUs x duration and it can use no more, so that where nobody takes CPUs from it it
 * runs as long as it was recorded to.
 */
export class JobSink {
  readonly #context: ImportContext;
  readonly #ids = new IdSet();
  readonly #cpus = new PeakDemand();
  readonly #gpus = new PeakDemand();
  readonly #models: Map<string, Readonly<Record<string, unknown>>> = new Map();
  #count = 0;
  #originSec = Number.POSITIVE_INFINITY;

  constructor(context: ImportContext) {
    this.#context = context;
  }

  get count(): number {
    return this.#count;
  }

  add(job: RecordedJob): void {
    const { notes, options } = this.#context;
    const durationSec = this.#durationOf(job);
    if (durationSec === null) return;
    if (this.#count >= options.maxJobs) {
      notes.add("dropped", `beyond the first ${options.maxJobs} jobs`, job.place);
      return;
    }
    if (!this.#ids.add(job.id)) {
      notes.add("dropped", "id was there before", job.place);
      return;
    }
    this.#count += 1;
    this.#originSec = Math.min(this.#originSec, job.submitSec);
    const { tables } = this.#context;
    const requestGpus = job.gpus === 0 ? null : job.gpus;
    const { id, submitSec, cpus, usedCpus = cpus, memoryMb, requires, loss = null } = job;
    if (loss !== null)
      this.#models.set(id, { workCpuSec: usedCpus * durationSec, loss: { kind: "table", points: loss } });
    tables.row("jobs", [
      id,
      submitSec,
      usedCpus * durationSec,
      usedCpus,
      memoryMb,
      cpus,
      memoryMb,
      requestGpus,
      requires,
      loss === null ? null : id,
    ]);
    const waitSec = this.#waitOf(job);
    if (waitSec !== null) tables.row("recorded", [id, waitSec, durationSec]);
    const startSec = submitSec + (waitSec ?? 0);
    this.#cpus.add(startSec, startSec + durationSec, cpus);
    this.#gpus.add(startSec, startSec + durationSec, Math.ceil(job.gpus));
  }

  /** The scenario on nodes that the files give. Throws InputError when there are no jobs. */
  on(nodes: ImportedScenario["nodes"], description: string, file: string): ImportedScenario {
    if (this.#count === 0) throw new InputError(file, "", "no job that could be replayed; see what was dropped");
    const models = this.#models.size === 0 ? {} : { models: Object.fromEntries(this.#models) };
    return { description, nodes, ...models, originSec: this.#originSec, placement: { name: "kubernetes-default" } };
  }

  /** The scenario on one node that is as large as what was in use at once, where the files know of no nodes. Its memory is not modelled. */
  onPool(description: string, file: string, cpus: number | null = null): ImportedScenario {
    const gpus = this.#gpus.peak();
    const size = { cpus: Math.ceil(cpus ?? this.#cpus.peak()), ...(gpus === 0 ? {} : { gpus }) };
    const pool = { id: "pool", ...size };
    const from =
      cpus === null ? "as large as what was in use at once, so that nobody waits" : "of the size in the file";
    this.#context.notes.add("assumed", `all nodes are one pool ${from}; edit nodes to study waiting`);
    const scenario = this.on([pool], description, file);
    return { ...scenario, placement: { ...scenario.placement, podsMax: 10_000_000 } };
  }

  #durationOf({ durationSec, place }: RecordedJob): number | null {
    const { notes, options } = this.#context;
    if (durationSec !== null && durationSec > 0) return durationSec;
    const why =
      durationSec === null ? "duration unknown" : durationSec === 0 ? "ran for 0 s" : "ended before its start";
    if (options.assumeSec === null) {
      notes.add("dropped", `${why} (--assume-sec gives such jobs a duration)`, place);
      return null;
    }
    notes.add("assumed", `${why}: ${options.assumeSec} s assumed`, place);
    return options.assumeSec;
  }

  #waitOf({ startSec, submitSec, place }: RecordedJob): number | null {
    if (startSec === null) return null;
    if (startSec >= submitSec) return startSec - submitSec;
    this.#context.notes.add("changed", "started before it was submitted: its recorded wait is left out", place);
    return null;
  }
}
