import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { JobSink } from "../jobs/job-sink.js";
import { type Row, type TableColumns, tableReader } from "../reading/table-reader.js";
import { parseMomentSec, shanghai, type Zone } from "../reading/times.js";

export const helios: ImportFormat = {
  name: "helios",
  title: "SenseTime Helios: Slurm jobs of four clusters",
  files: "cluster_log.csv",
  reading:
    "times are clocks of China without an offset; durations in seconds. cpu_num CPUs and gpu_num GPUs are of the whole job, which runs " +
    "on one pool here whatever its node_num.",
  source: "github.com/S-Lab-System-Group/HeliosData; Hu et al., SC 2021",
  create: (context) => createSlurm(context, { title: "Helios", columns: heliosColumns, zone: shanghai }),
};

export const acme: ImportFormat = {
  name: "acme",
  title: "Shanghai AI Laboratory Acme: Slurm jobs of Seren and Kalos",
  files: "trace_seren.csv, trace_kalos.csv",
  reading:
    "times carry their offset (+08:00); durations in seconds. cpu_num CPUs and gpu_num GPUs are of the whole job; mem_per_pod_GB is per " +
    "node, in GB of 2^30 bytes, and is taken times node_num.",
  source: "github.com/InternLM/AcmeTrace; Hu et al., NSDI 2024",
  create: (context) => createSlurm(context, { title: "Acme", columns: acmeColumns, zone: shanghai }),
};

interface Flavour {
  readonly title: string;
  readonly columns: TableColumns;
  readonly zone: Zone;
}

const required = ["job_id", "gpu_num", "cpu_num", "state", "submit_time", "start_time", "end_time"];
const heliosColumns = { required, optional: ["node_num", "duration", "queue", "user", "vc"] };
const acmeColumns = {
  required,
  optional: ["node_num", "duration", "queue", "user", "type", "mem_per_pod_GB", "fail_time", "stop_time", "gpu_time"],
};

function createSlurm(context: ImportContext, { title, columns, zone }: Flavour): Importer {
  const sink = new JobSink(context);
  let last = "";
  return {
    open(file) {
      last = file;
      return tableReader(
        file,
        () => columns,
        context.notes,
        (row) => addRow(row, context, sink, zone, file),
      );
    },
    finish: () => sink.onPool(`${title}: ${sink.count} jobs.`, last),
  };
}

function addRow(row: Row, { notes }: ImportContext, sink: JobSink, zone: Zone, file: string): void {
  const place = (): string => `${file} line ${row.line}`;
  const time = (column: string): number | null => {
    const text = row.text(column);
    if (/^(|none|nan|nat|unknown)$/i.test(text)) return null;
    return parseMomentSec(text, zone) ?? row.fail(column, "must be like 2020-04-01 00:12:34 or unix seconds");
  };
  const submitSec = time("submit_time");
  if (submitSec === null) {
    notes.add("dropped", "time of submission unknown", place);
    return;
  }
  const startSec = time("start_time");
  const endSec = time("end_time");
  const durationSec = startSec === null || endSec === null ? row.number("duration") : endSec - startSec;
  const stated = row.number("duration");
  if (stated !== null && durationSec !== null && Math.abs(stated - durationSec) > 1) {
    notes.add("changed", "duration differs from end_time - start_time: the times are taken", place);
  }
  const gpus = row.number("gpu_num") ?? 0;
  const stateText = row.text("state");
  if (stateText === "RUNNING") notes.add("changed", "still RUNNING: really longer than the duration taken", place);
  const recordedCpus = row.number("cpu_num") ?? 0;
  if (recordedCpus <= 0) notes.add("assumed", "no CPUs recorded: one busy CPU for each GPU, at least one", place);
  const memoryGb = row.number("mem_per_pod_GB");
  sink.add({
    id: row.text("job_id") || row.fail("job_id", "must be the id of the job"),
    submitSec,
    startSec,
    durationSec,
    cpus: recordedCpus > 0 ? recordedCpus : Math.max(gpus, 1),
    memoryMb: memoryGb === null || memoryGb < 0 ? null : memoryGb * 1024 * Math.max(row.number("node_num") ?? 1, 1),
    gpus,
    requires: null,
    place,
  });
}
