import type { LiveJob } from "./live/live-job.js";
import type { RecordingWriter } from "./writer.js";

/** Finds the progress in what containers print. */
export class ProgressReader {
  readonly #pattern: RegExp;
  readonly #writer: RecordingWriter;
  readonly #nowSec: () => number;

  constructor(pattern: string, writer: RecordingWriter, nowSec: () => number) {
    this.#pattern = new RegExp(pattern);
    this.#writer = writer;
    this.#nowSec = nowSec;
  }

  /** Takes one line; one that has no progress in it is left out. */
  line(job: LiveJob, line: string): void {
    const tSec = this.#nowSec();
    const groups = this.#pattern.exec(line)?.groups;
    const step = finite(groups?.step);
    if (groups === undefined || step === null) return;
    const loss = finite(groups.loss);
    const usedSec = job.usage().cpuSec;
    const printed = finite(groups.cpuSec);
    job.step = step;
    job.loss = loss ?? job.loss;
    // What a process says of itself begins anew with each process.
    const cpuSec = printed === null ? usedSec : job.cpuSecBefore + printed;
    this.#writer.row("progress", [tSec, job.plan.id, step, loss, cpuSec]);
  }
}

function finite(text: string | undefined): number | null {
  const value = text === undefined || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
