import type { ImportFormat } from "../format.js";
import { JobSink } from "../jobs/job-sink.js";
import { tableReader } from "../reading/table-reader.js";

const columns = { required: ["job_id", "submission_time", "duration", "num_gpu"], optional: [] };

export const elasticflow: ImportFormat = {
  name: "elasticflow",
  title: "ElasticFlow job traces (Microsoft)",
  files: "cluster*.csv with job_id,submission_time,duration,num_gpu",
  reading:
    "submission_time and duration in seconds. No CPUs are recorded: one busy CPU is assumed for each GPU. No waits are recorded, and no " +
    "job is shorter than 600 s: the trace was filtered.",
  source: "github.com/microsoft/elasticflow-traces; Gu et al., ASPLOS 2023",
  create(context) {
    const sink = new JobSink(context);
    let last = "";
    return {
      open(file) {
        last = file;
        return tableReader(
          file,
          () => columns,
          context.notes,
          (row) => {
            const place = (): string => `${file} line ${row.line}`;
            const gpus = row.number("num_gpu") ?? row.fail("num_gpu", "must be a whole number");
            context.notes.add(
              "assumed",
              gpus > 0 ? "one busy CPU for each GPU" : "one CPU for a job without GPUs",
              place,
            );
            sink.add({
              id: row.text("job_id") || row.fail("job_id", "must be the id of the job"),
              submitSec: row.number("submission_time") ?? row.fail("submission_time", "must be seconds"),
              startSec: null,
              durationSec: row.number("duration"),
              cpus: Math.max(gpus, 1),
              memoryMb: null,
              gpus,
              requires: null,
              place,
            });
          },
        );
      },
      finish: () => sink.onPool(`ElasticFlow: ${sink.count} jobs.`, last),
    };
  },
};
