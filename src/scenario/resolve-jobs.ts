import { InputError } from "../domain/errors.js";
import type { JobSpec } from "../domain/job.js";
import type { Path } from "../domain/path.js";
import { parseJobsCsv } from "../traces/jobs-csv.js";
import type { TextFile } from "../traces/text-file.js";
import type { FixedJobs, JobSource, RandomJobs } from "../workload/job-source.js";
import { type JobInput, type JobsInput, MOST_JOBS, type RandomInput, type TraceInput } from "./job-schema.js";
import { Misplaced } from "./misplaced.js";
import { checkInputs, inputsOf } from "./resolve-inputs.js";
import { numbered } from "./resolve-nodes.js";
import type { Fail, Templates } from "./template.js";
import { tracePods } from "./trace-pods.js";

/** Reads a trace by the path that the scenario gives, relative to the scenario's folder. */
export type ReadTrace = (file: string) => TextFile;

/** Throws Misplaced or, for a problem inside a trace, InputError. */
export function resolveJobs(input: JobsInput, templates: Templates, readTrace: ReadTrace): JobSource {
  if (!("kind" in input)) return listedJobs(input, templates);
  return input.kind === "random" ? randomJobs(input, templates) : tracedJobs(input, templates, readTrace);
}

function listedJobs(inputs: readonly JobInput[], templates: Templates): FixedJobs {
  const jobs = new Map<string, JobSpec>();
  for (const [index, input] of inputs.entries()) {
    const fail = failAt(["jobs", index]);
    const template = templates.resolve(onlyServes(input) ? { ...input, workCpuSec: 0 } : input, fail);
    if (template.distributed !== null && input.service !== undefined) {
      fail("service", "a distributed job has no service; let another job serve what it made (inputs)");
    }
    const given = { ...inputsOf(input), ...(input.service === undefined ? {} : { service: input.service }) };
    for (const id of numbered(input.id, input.count)) {
      if (jobs.has(id)) fail("id", `duplicate job id: ${id}; ids must be unique`);
      if (jobs.size === MOST_JOBS) fail("count", `must leave at most ${MOST_JOBS} jobs in all`);
      jobs.set(id, { id, arrivalSec: input.arrivalSec, ...template, ...given });
    }
  }
  checkInputs(inputs, jobs);
  return { kind: "fixed", jobs: [...jobs.values()] };
}

/** It has no work to do before it answers requests. */
const onlyServes = ({ service, workCpuSec, model }: JobInput): boolean =>
  service !== undefined && workCpuSec === undefined && model === undefined;

function randomJobs({ mix, ...source }: RandomInput, templates: Templates): RandomJobs {
  return {
    ...source,
    mix: mix.map((entry, index) => {
      const path = ["jobs", "mix", index];
      if (typeof entry !== "string") {
        return { frequency: entry.frequency, template: templates.resolve(entry, failAt(path)) };
      }
      // A text is the model's name: its problems are those of the entry itself.
      const fail: Fail = (_field, problem) => {
        throw new Misplaced(path, problem);
      };
      return { frequency: 1, template: templates.resolve({ model: entry }, fail) };
    }),
  };
}

function tracedJobs({ file, originSec }: TraceInput, templates: Templates, readTrace: ReadTrace): FixedJobs {
  const found = readTrace(file);
  if (found.kind === "refused") throw new Misplaced(["jobs", "file"], found.problem);
  const trace = parseJobsCsv(found.text, found.path);
  const podOf = tracePods();
  const jobs = trace.jobs.map((row, index): JobSpec => {
    const { id, arrivalSec, workCpuSec, cpusMax, memoryMb, model, node } = row;
    const fail: Fail = (field, problem) => {
      throw new InputError(found.path, `line ${trace.lineOf(index)}: ${field}`, problem);
    };
    const template = templates.resolve(
      {
        workCpuSec,
        cpusMax: cpusMax ?? undefined,
        memoryMb: memoryMb ?? undefined,
        model: model ?? undefined,
        node: node ?? undefined,
      },
      fail,
    );
    if (arrivalSec < originSec) fail("arrivalSec", `must not be before originSec (${originSec}), got ${arrivalSec}`);
    return { id, arrivalSec: arrivalSec - originSec, ...template, pod: podOf(row, template.pod, fail) };
  });
  return { kind: "fixed", jobs };
}

const failAt =
  (path: Path): Fail =>
  (field, problem) => {
    throw new Misplaced([...path, field], problem);
  };
