import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { JobSink } from "../jobs/job-sink.js";
import { type Row, tableReader } from "../reading/table-reader.js";

export const borg: ImportFormat = {
  name: "borg",
  title: "Google cluster trace 2019 (Borg), the joined sample of instance events and use",
  files: "borg_traces_data.csv",
  reading:
    "microseconds, of which 0 is before the trace and 2^63-1 after it. CPUs and memory are parts of the largest machine, which is taken to " +
    "have 64 CPUs and 262,144 MB. An instance runs from its SCHEDULE event, else its first window of use, to its last event or window.",
  source: "github.com/google/cluster-data, ClusterData2019; Tirmazi et al., EuroSys 2020",
  create: (context) => createBorg(context),
};

/** What one machine of size 1 is taken to be: no real size is published. */
const machine = { cpus: 64, memoryMb: 262_144 };

const afterTheEnd = 9.2e18;

const columns = {
  required: ["time", "collection_id", "instance_index", "resource_request", "start_time", "end_time", "average_usage"],
  optional: ["event", "collection_type", "machine_id", "failed", "priority", "scheduling_class"],
};

/** Events after which an instance runs no more. */
const lastEvents = new Set(["FINISH", "FAIL", "KILL", "EVICT", "LOST"]);

/** What the rows of one instance have said so far. */
interface Instance {
  submitUs: number;
  scheduleUs: number | null;
  endUs: number | null;
  firstUseUs: number;
  lastUseUs: number;
  /** CPUs x microseconds, and the microseconds over which they were measured. */
  cpuUs: number;
  measuredUs: number;
  cpus: number;
  memory: number;
  readonly line: number;
  readonly file: string;
}

function createBorg(context: ImportContext): Importer {
  const { notes } = context;
  const sink = new JobSink(context);
  const instances = new Map<string, Instance>();
  let last = "";

  const addRow = (row: Row, file: string): void => {
    const place = (): string => `${file} line ${row.line}`;
    if (row.text("collection_type") === "1") {
      notes.add("dropped", "an alloc set: a reservation, not a job", place);
      return;
    }
    const timeUs = row.number("time") ?? row.fail("time", "must be microseconds");
    const id = `${row.text("collection_id")}-${row.text("instance_index")}`;
    const known = instances.get(id);
    const instance = known ?? newInstance(timeUs, row.line, file);
    if (known === undefined) instances.set(id, instance);
    instance.submitUs = Math.min(instance.submitUs, timeUs);
    if (timeUs === 0) notes.add("changed", "time 0: happened before the trace, taken as its first moment", place);
    const event = row.text("event");
    if (event === "SCHEDULE" && timeUs < afterTheEnd) instance.scheduleUs ??= timeUs;
    if (lastEvents.has(event) && timeUs < afterTheEnd) instance.endUs = Math.max(instance.endUs ?? 0, timeUs);
    const request = pairIn(row.text("resource_request"));
    if (request !== null) {
      instance.cpus = Math.max(instance.cpus, request.cpus);
      instance.memory = Math.max(instance.memory, request.memory);
    }
    addUse(row, instance);
  };

  return {
    open(file) {
      last = file;
      return tableReader(
        file,
        () => columns,
        notes,
        (row) => addRow(row, file),
      );
    },
    finish() {
      for (const [id, instance] of instances) addInstance(id, instance, context, sink);
      notes.add("assumed", `the largest machine has ${machine.cpus} CPUs and ${machine.memoryMb} MB`);
      return sink.onPool(`Google Borg 2019: ${sink.count} instances.`, last);
    },
  };
}

const newInstance = (timeUs: number, line: number, file: string): Instance => ({
  submitUs: timeUs,
  scheduleUs: null,
  endUs: null,
  firstUseUs: Number.POSITIVE_INFINITY,
  lastUseUs: 0,
  cpuUs: 0,
  measuredUs: 0,
  cpus: 0,
  memory: 0,
  line,
  file,
});

/** Events are joined with windows, so that a window comes once for each event: it counts once. */
function addUse(row: Row, instance: Instance): void {
  const startUs = row.number("start_time");
  const endUs = row.number("end_time");
  if (startUs === null || endUs === null || !(endUs > startUs)) return;
  if (endUs > instance.lastUseUs) {
    const newUs = endUs - Math.max(startUs, Math.min(instance.lastUseUs, endUs));
    const use = pairIn(row.text("average_usage"));
    if (use !== null) {
      instance.cpuUs += use.cpus * newUs;
      instance.measuredUs += newUs;
    }
  }
  instance.firstUseUs = Math.min(instance.firstUseUs, startUs);
  instance.lastUseUs = Math.max(instance.lastUseUs, endUs);
}

function addInstance(id: string, instance: Instance, { notes }: ImportContext, sink: JobSink): void {
  const place = (): string => `${instance.file} line ${instance.line}`;
  if (instance.cpus <= 0) {
    notes.add("dropped", "no CPUs requested", place);
    return;
  }
  const hasUse = instance.lastUseUs > 0;
  const startUs = instance.scheduleUs ?? (hasUse ? Math.max(instance.firstUseUs, instance.submitUs) : null);
  const endUs = instance.endUs ?? (hasUse ? instance.lastUseUs : null);
  if (instance.endUs === null && hasUse) {
    notes.add("changed", "no event ends it: runs to its last window of use", place);
  }
  const usedParts = instance.measuredUs > 0 ? instance.cpuUs / instance.measuredUs : instance.cpus;
  if (usedParts > instance.cpus) notes.add("changed", "used more CPUs than it requested, which Borg allows", place);
  if (usedParts <= 0) notes.add("changed", "used no CPU in any window: what it requested is taken", place);
  sink.add({
    id,
    submitSec: instance.submitUs / 1e6,
    startSec: instance.scheduleUs === null ? null : instance.scheduleUs / 1e6,
    durationSec: startUs === null || endUs === null ? null : (endUs - startUs) / 1e6,
    cpus: instance.cpus * machine.cpus,
    usedCpus: (usedParts > 0 ? usedParts : instance.cpus) * machine.cpus,
    memoryMb: instance.memory * machine.memoryMb,
    gpus: 0,
    requires: null,
    place,
  });
}

/** `{'cpus': 0.02, 'memory': 0.014}` as Python prints it; null: empty or None. */
function pairIn(text: string): { readonly cpus: number; readonly memory: number } | null {
  const numberOf = (key: string): number => Number(new RegExp(`['"]${key}['"]:\\s*([\\d.eE+-]+)`).exec(text)?.[1] ?? 0);
  return text.includes("cpus") ? { cpus: numberOf("cpus") || 0, memory: numberOf("memory") || 0 } : null;
}
