import { InputError } from "../../../domain/errors.js";
import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { JobSink } from "../jobs/job-sink.js";
import { Rooms } from "../jobs/rooms.js";
import { type Row, type TableColumns, tableReader } from "../reading/table-reader.js";

export const openb: ImportFormat = {
  name: "openb",
  title: "Alibaba cluster-trace-gpu-v2023 (openb): nodes and pods",
  files: "openb_node_list_*.csv and openb_pod_list_*.csv, in any order",
  reading:
    "cpu_milli / 1000 are CPUs and memory_mib MB, both requested and, while it runs, held and used; num_gpu and gpu_milli are GPUs; " +
    "seconds from the start of the trace. A pod runs from scheduled_time to deletion_time.",
  source: "github.com/alibaba/clusterdata, cluster-trace-gpu-v2023; Weng et al., USENIX ATC 2023",
  rank: (firstLine) => (headerOf(firstLine).includes("sn") ? 0 : 1),
  create: (context) => createOpenb(context),
};

const headerOf = (line: string): readonly string[] => line.split(",").map((cell) => cell.replaceAll('"', "").trim());

const nodeColumns: TableColumns = { required: ["sn", "cpu_milli", "memory_mib"], optional: ["gpu", "model"] };

const podColumns: TableColumns = {
  required: ["name", "cpu_milli", "memory_mib", "creation_time", "deletion_time", "scheduled_time"],
  optional: ["num_gpu", "gpu_milli", "gpu_spec", "pod_phase", "qos"],
};

function createOpenb(context: ImportContext): Importer {
  const { notes } = context;
  const nodes: Record<string, unknown>[] = [];
  const rooms = new Rooms();
  const sink = new JobSink(context);
  let podFile = "";
  let endSec = 0;
  /** Pods still running at the last moment of the trace, and the place of the first. */
  let censored = { count: 0, place: "" };

  const addNode = (row: Row): void => {
    const model = row.text("model");
    const gpus = row.number("gpu") ?? 0;
    const cpus = positive(row, "cpu_milli") / 1000;
    const memoryMb = positive(row, "memory_mib");
    rooms.add({ cpus, memoryMb, gpus, gpuModel: model });
    nodes.push({
      id: row.text("sn") || row.fail("sn", "must be the name of the node"),
      cpus,
      memoryMb,
      ...(gpus === 0 ? {} : { gpus }),
      ...(model === "" ? {} : { labels: { gpuModel: model } }),
    });
  };

  const addPod = (row: Row, file: string): void => {
    const place = (): string => `${file} line ${row.line}`;
    const gpuModels = row.text("gpu_spec");
    const demand = { cpus: positive(row, "cpu_milli") / 1000, memoryMb: row.number("memory_mib"), gpus: gpusOf(row) };
    const tooLarge = rooms.refusal({ ...demand, gpuModels: gpuModels === "" ? null : gpuModels.split("|") });
    if (tooLarge !== null) {
      notes.add("dropped", tooLarge, place);
      return;
    }
    const startSec = row.number("scheduled_time");
    const deletionSec = row.number("deletion_time");
    if (deletionSec !== null && row.text("pod_phase") === "Running") {
      if (deletionSec > endSec) censored = { count: 1, place: place() };
      else if (deletionSec === endSec) censored = { ...censored, count: censored.count + 1 };
    }
    endSec = Math.max(endSec, deletionSec ?? 0);
    if (startSec === null)
      notes.add("changed", "never scheduled (no scheduled_time): neither wait nor duration known", place);
    sink.add({
      id: row.text("name") || row.fail("name", "must be the name of the pod"),
      submitSec: row.number("creation_time") ?? row.fail("creation_time", "must be seconds"),
      startSec,
      durationSec: startSec === null || deletionSec === null ? null : deletionSec - startSec,
      ...demand,
      requires: gpuModels === "" ? null : `gpuModel=${gpuModels}`,
      place,
    });
  };

  return {
    open(file) {
      let isNodes = false;
      const columnsFor = (header: readonly string[]): TableColumns => {
        isNodes = header.includes("sn");
        if (!isNodes) podFile = file;
        return isNodes ? nodeColumns : podColumns;
      };
      return tableReader(file, columnsFor, notes, (row) => (isNodes ? addNode(row) : addPod(row, file)));
    },
    finish() {
      if (podFile === "") throw new InputError("openb", "", "no pods; give a pod list (openb_pod_list_*.csv) too");
      if (nodes.length === 0)
        throw new InputError("openb", "", "no nodes; give a node list (openb_node_list_*.csv) too");
      for (let count = 0; count < censored.count; count += 1) {
        const text = `still Running when the trace ends (${endSec} s): really longer than the duration taken`;
        notes.add("changed", text, () => censored.place);
      }
      return sink.on(nodes, `Alibaba openb v2023: ${sink.count} pods on ${nodes.length} nodes.`, podFile);
    },
  };
}

const positive = (row: Row, column: string): number => {
  const value = row.number(column);
  return value !== null && value > 0 ? value : row.fail(column, "must be a number more than 0");
};

/** One GPU may be asked for in part, by gpu_milli; several are whole. */
function gpusOf(row: Row): number {
  const count = row.number("num_gpu") ?? 0;
  const milli = row.number("gpu_milli") ?? 1000;
  return count === 1 && milli > 0 && milli < 1000 ? milli / 1000 : count;
}
