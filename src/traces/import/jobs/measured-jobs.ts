import { InputError } from "../../../domain/errors.js";
import type { ImportContext, ImportedScenario } from "../format.js";
import { DEFAULT_RUN_SEC } from "./default-run.js";
import { JobSink } from "./job-sink.js";
import { type LossReport, MeasuredJob, SMALLEST_UNIX_SEC } from "./measured-job.js";

type Place = () => string;

/** Makes recorded jobs of what was measured while they ran: one job for each container or log. */
export class MeasuredJobs {
  readonly #context: ImportContext;
  readonly #jobs: Map<string, { readonly job: MeasuredJob; readonly place: Place }> = new Map();

  constructor(context: ImportContext) {
    this.#context = context;
  }

  /** The job of that name. */
  named(name: string, place: Place): MeasuredJob {
    const known = this.#jobs.get(name);
    if (known !== undefined) return known.job;
    const job = new MeasuredJob();
    this.#jobs.set(name, { job, place });
    return job;
  }

  /** The job of a file that is the log of one job, named after the file, with a number where two have that name. */
  ofFile(file: string): MeasuredJob {
    const base = jobName(file);
    let name = base;
    for (let number = 2; this.#jobs.has(name); number += 1) name = `${base}-${number}`;
    return this.named(name, () => file);
  }

  /** Adds a loss, unless it is none or not later than the one before. */
  report(job: MeasuredJob, report: LossReport, place: Place): void {
    const { notes } = this.#context;
    if (!Number.isFinite(report.loss) || Math.abs(report.loss) > LARGEST_LOSS) {
      notes.add("dropped", "the loss is not a finite number", place);
    } else if (!job.reported(report)) {
      notes.add("dropped", "a loss that is not later than the one before it, as of a job that was resumed", place);
    } else if (report.tSec !== null) job.seen(report.tSec);
  }

  finish(description: string, file: string): ImportedScenario {
    const sink = new JobSink(this.#context);
    const starts = [...this.#jobs.values()].map(({ job }) => job.firstSec).filter((sec) => sec >= SMALLEST_UNIX_SEC);
    const unixStart = starts.reduce((least, sec) => Math.min(least, sec), Number.POSITIVE_INFINITY);
    for (const [name, { job, place }] of this.#jobs) this.#give(name, job, unixStart, place, sink);
    if (sink.count === 0) {
      const why = this.#context.notes.list().map(({ text, count }) => `${count} ${text}`);
      throw new InputError(
        file,
        "",
        `no job that could be replayed; ${why.join("; ") || "nothing of it was understood"}`,
      );
    }
    return sink.onPool(description, file);
  }

  #give(name: string, job: MeasuredJob, unixStart: number, place: Place, sink: JobSink): void {
    const { notes, options } = this.#context;
    const loss = job.lossPoints();
    if (job.cpuSec === null && loss === null) {
      notes.add("dropped", "neither two losses nor two samples of CPU use", place);
      return;
    }
    if (job.cpuSec === 0) {
      notes.add("dropped", "used no CPU", place);
      return;
    }
    const isTimed = job.lastSec > job.firstSec;
    const durationSec = isTimed ? job.lastSec - job.firstSec : (options.assumeSec ?? DEFAULT_RUN_SEC);
    if (!isTimed) notes.add("assumed", `no clock: it runs for ${durationSec} s (--assume-sec)`, place);
    if (job.cpuSec === null) notes.add("assumed", "no CPU use measured: one busy CPU", place);
    if (job.isThinned) notes.add("changed", "its losses were thinned to at most a thousand", place);
    if (loss === null && job.hasReported) notes.add("changed", "fewer than two losses: it reports none", place);
    if (loss !== null && loss.at(-1)![1] > loss[0]![1])
      notes.add("changed", "its loss ends higher than it began", place);
    if (loss !== null && job.progressBy === "time") {
      notes.add("assumed", "losses without steps or CPU use: progress is taken to be even in time", place);
    }
    const cpus = (job.cpuSec ?? durationSec) / durationSec;
    const ownSec = isTimed ? job.firstSec : 0;
    const isRelative = ownSec < SMALLEST_UNIX_SEC && Number.isFinite(unixStart);
    const submitSec = isRelative ? unixStart + ownSec : ownSec;
    if (isRelative) notes.add("assumed", "on a clock of its own: it begins with the first of the others", place);
    const { memoryMb } = job;
    sink.add({
      id: name,
      submitSec,
      startSec: null,
      durationSec,
      cpus,
      memoryMb,
      gpus: 0,
      requires: null,
      loss,
      place,
    });
  }
}

/** As large as a scenario's loss may be. */
const LARGEST_LOSS = 1e100;

const jobName = (file: string): string =>
  file.replace(/^.*[\\/]/, "").replace(/(\.(csv|json|jsonl|log|txt|out|gz))+$/i, "") || "job";
