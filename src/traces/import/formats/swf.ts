import { InputError } from "../../../domain/errors.js";
import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { JobSink } from "../jobs/job-sink.js";
import { lineReader } from "../reading/lines.js";

export const swf: ImportFormat = {
  name: "swf",
  title: "Standard Workload Format, version 2.2",
  files: "*.swf: 18 numbers a line, ; for comments, -1 for unknown",
  reading:
    "seconds from the start of the log. A processor is a CPU, busy while the job runs; MaxProcs of the header is the size of the machine. " +
    "Memory is in KB of each processor.",
  source: "Feitelson, Parallel Workloads Archive, the standard workload format",
  create: (context) => createSwf(context),
};

/** Positions in a line, from 0. */
const at = { id: 0, submit: 1, wait: 2, run: 3, processors: 4, memoryKb: 6, wantedProcessors: 7, status: 10 };
const fieldCount = 18;

function createSwf(context: ImportContext): Importer {
  const { notes } = context;
  const sink = new JobSink(context);
  const header = new Map<string, number>();
  let last = "";

  /** null: the header does not say. */
  const processors = (): number | null => header.get("MaxProcs") ?? header.get("MaxNodes") ?? null;

  const readLine = (text: string, line: number, file: string): void => {
    const trimmed = text.trim();
    if (trimmed === "") return;
    if (trimmed.startsWith(";")) {
      const [, key, value] = /^;\s*(\w+):\s*(\d+)\b/.exec(trimmed) ?? [];
      if (key !== undefined && value !== undefined) header.set(key, Number(value));
      return;
    }
    const fields = trimmed.split(/\s+/);
    const numbers = fields.map(Number);
    const wrong = numbers.findIndex((value) => !Number.isFinite(value));
    if (fields.length !== fieldCount || wrong >= 0) {
      const got = wrong >= 0 ? `field ${wrong + 1} is ${fields[wrong]}` : `has ${fields.length} fields`;
      throw new InputError(
        file,
        `line ${line}`,
        `${got}; must be ${fieldCount} numbers, or a comment that begins with ;`,
      );
    }
    addJob(numbers, () => `${file} line ${line}`);
  };

  const addJob = (numbers: readonly number[], place: () => string): void => {
    const known = (index: number): number | null => (numbers[index]! < 0 ? null : numbers[index]!);
    const status = numbers[at.status]!;
    if (status >= 2 && status <= 4) {
      notes.add("dropped", "part of a job whose whole is another line (status 2-4)", place);
      return;
    }
    const cpus = known(at.processors) || known(at.wantedProcessors) || 0;
    if (cpus === 0) {
      notes.add("dropped", "neither used nor asked for a processor", place);
      return;
    }
    const machine = processors();
    if (machine !== null && cpus > machine) {
      notes.add("dropped", "asks for more processors than the header says there are: it would wait for ever", place);
      return;
    }
    const submitSec = known(at.submit);
    if (submitSec === null) {
      notes.add("dropped", "time of submission unknown", place);
      return;
    }
    const waitSec = known(at.wait);
    const durationSec = known(at.run);
    if (durationSec !== null && status === 0) notes.add("changed", "failed (status 0): runs as long as it ran", place);
    if (durationSec !== null && status === 5)
      notes.add("changed", "cancelled (status 5): runs as long as it ran", place);
    const memoryKb = known(at.memoryKb);
    sink.add({
      id: `${numbers[at.id]}`,
      submitSec,
      startSec: waitSec === null ? null : submitSec + waitSec,
      durationSec,
      cpus,
      memoryMb: memoryKb === null ? null : (memoryKb * cpus) / 1024,
      gpus: 0,
      requires: null,
      place,
    });
  };

  return {
    open(file) {
      last = file;
      return lineReader(file, (text, line) => readLine(text, line, file));
    },
    finish() {
      return sink.onPool(`Standard Workload Format: ${sink.count} jobs.`, last, processors());
    },
  };
}
