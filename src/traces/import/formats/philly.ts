import * as z from "zod";
import { InputError } from "../../../domain/errors.js";
import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { JobSink } from "../jobs/job-sink.js";
import { jsonElements } from "../reading/json-elements.js";
import { parseTimeSec, usPacific } from "../reading/times.js";

export const philly: ImportFormat = {
  name: "philly",
  title: "Microsoft Philly: jobs with their attempts",
  files: "cluster_job_log (JSON list)",
  reading:
    "times are clocks of the US Pacific coast, daylight-saving time included. A job runs as long as its attempts together and has the GPUs " +
    "of its largest attempt; no CPUs are recorded: one busy CPU is assumed for each GPU.",
  source: "github.com/msr-fiddle/philly-traces; Jeon et al., USENIX ATC 2019",
  create: (context) => createPhilly(context),
};

const moment = z.string().nullish();

const jobSchema = z.object({
  jobid: z.string().min(1),
  submitted_time: moment,
  status: z.string().nullish(),
  attempts: z
    .array(
      z.object({
        start_time: moment,
        end_time: moment,
        detail: z.array(z.object({ gpus: z.array(z.unknown()).default([]) })).nullish(),
      }),
    )
    .default([]),
});

type PhillyJob = z.infer<typeof jobSchema>;

function createPhilly(context: ImportContext): Importer {
  const sink = new JobSink(context);
  let last = "";
  return {
    open(file) {
      last = file;
      return jsonElements(file, "$.*", (value, index) => {
        const parsed = jobSchema.safeParse(value);
        if (!parsed.success) {
          const [issue] = parsed.error.issues;
          throw new InputError(
            file,
            `entry ${index + 1}: ${issue?.path.join(".")}`,
            `${issue?.message}; not a Philly job`,
          );
        }
        addJob(parsed.data, context, sink, file, index);
      });
    },
    finish: () => sink.onPool(`Philly: ${sink.count} jobs.`, last),
  };
}

function addJob(job: PhillyJob, { notes }: ImportContext, sink: JobSink, file: string, index: number): void {
  const place = (): string => `${file} entry ${index + 1}`;
  const time = (text: string | null | undefined, what: string): number | null => {
    if (text === undefined || text === null || text === "" || text === "None") return null;
    const sec = parseTimeSec(text, usPacific);
    if (sec !== null) return sec;
    throw new InputError(file, `entry ${index + 1}: ${what}`, `must be like 2017-10-07 01:10:47, got ${text}`);
  };
  const submitSec = time(job.submitted_time, "submitted_time");
  if (submitSec === null) {
    notes.add("dropped", "time of submission unknown", place);
    return;
  }
  let startSec: number | null = null;
  let durationSec: number | null = null;
  let gpus = 0;
  for (const [number, attempt] of job.attempts.entries()) {
    const start = time(attempt.start_time, `attempts.${number}.start_time`);
    let end = time(attempt.end_time, `attempts.${number}.end_time`);
    gpus = Math.max(
      gpus,
      (attempt.detail ?? []).reduce((sum, host) => sum + host.gpus.length, 0),
    );
    if (start === null || end === null) {
      notes.add("changed", "an attempt without start or end: its time does not count", place);
      continue;
    }
    // The clocks went back between the two, and the end is in the hour that came twice.
    if (end < start && end + 3600 >= start) {
      end += 3600;
      notes.add("changed", "ended in the hour that came twice: taken as the second", place);
    }
    startSec ??= start;
    durationSec = (durationSec ?? 0) + end - start;
  }
  if (job.attempts.length > 1)
    notes.add("changed", "several attempts: run as one, without the time between them", place);
  if (gpus === 0) {
    notes.add("dropped", "no attempt says which GPUs it had", place);
    return;
  }
  notes.add("assumed", "one busy CPU for each GPU", place);
  sink.add({
    id: job.jobid,
    submitSec,
    startSec,
    durationSec,
    cpus: gpus,
    memoryMb: null,
    gpus,
    requires: null,
    place,
  });
}
