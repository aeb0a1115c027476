import { assert } from "../../domain/assert.js";
import type { WorkloadStay } from "../../domain/reproduction.js";
import { cpuSeries } from "../../metrics/cpu-series.js";
import { stays } from "../../metrics/stays.js";
import { timeSpan } from "../charts/time-span.js";
import type { RunData } from "../run-data.js";

/**
 * One event of the Trace Event format, which ui.perfetto.dev and chrome://tracing open. Phases: M name of a process or
 * thread, X a slice with a duration, C a counter, s and f the two ends of an arrow.
 */
export interface TraceEvent {
  readonly ph: "M" | "X" | "C" | "s" | "f";
  readonly name: string;
  readonly cat?: string;
  /** Node, counted from 1; 0: the jobs themselves (waiting, loss). */
  readonly pid: number;
  /** Job, counted from 1. */
  readonly tid: number;
  /** Microseconds. */
  readonly ts?: number;
  readonly dur?: number;
  readonly id?: number;
  /** The arrow ends at the slice that encloses it. */
  readonly bp?: "e";
  readonly args?: Readonly<Record<string, string | number | null>>;
}

export interface TraceFile {
  readonly displayTimeUnit: "ms";
  readonly traceEvents: readonly TraceEvent[];
}

const JOBS = 0;
const micro = (seconds: number): number => seconds * 1e6;

/** A run as a trace: nodes are processes, containers tracks, CPU and loss counters, migrations arrows. */
export function traceEvents(data: RunData): TraceFile {
  const pids = new Map(data.nodes.map(({ id }, index) => [id, index + 1]));
  const tids = new Map(data.records.map(({ id }, index) => [id, index + 1]));
  const place = (node: string, job: string): { pid: number; tid: number } => {
    const [pid, tid] = [pids.get(node), tids.get(job)];
    assert(pid !== undefined && tid !== undefined, `a timeline names a node and a job of its run: ${node}, ${job}`);
    return { pid, tid };
  };
  return {
    displayTimeUnit: "ms",
    traceEvents: [
      ...names(data, pids, tids),
      ...waits(data, tids),
      ...slices(data, place),
      ...counters(data, place),
      ...flows(data, place),
    ],
  };
}

type Place = (node: string, job: string) => { readonly pid: number; readonly tid: number };
type Ids = ReadonlyMap<string, number>;

function names(data: RunData, pids: Ids, tids: Ids): readonly TraceEvent[] {
  const processes = [["jobs", JOBS] as const, ...pids].map(
    ([name, pid]): TraceEvent => ({ ph: "M", name: "process_name", pid, tid: 0, args: { name } }),
  );
  const seen = new Map<string, TraceEvent>();
  const thread = (pid: number, job: string): void => {
    const tid = tids.get(job)!;
    seen.set(`${pid} ${tid}`, { ph: "M", name: "thread_name", pid, tid, args: { name: job } });
  };
  for (const { id } of data.records) thread(JOBS, id);
  for (const { node, job } of data.timeline) thread(pids.get(node)!, job);
  return [...processes, ...seen.values()];
}

/** From arrival to start; a job that never started waits to the end. */
function waits(data: RunData, tids: Ids): readonly TraceEvent[] {
  const { endSec } = timeSpan(data);
  return data.records.flatMap((record): TraceEvent[] => {
    const toSec = record.startSec ?? endSec;
    if (toSec <= record.arrivalSec) return [];
    const span = { ts: micro(record.arrivalSec), dur: micro(toSec - record.arrivalSec) };
    const args = { reason: record.waitReason };
    return [{ ph: "X", name: "waiting", cat: "wait", pid: JOBS, tid: tids.get(record.id)!, ...span, args }];
  });
}

/** A slice for each stay of a container on a node. */
function slices(data: RunData, place: Place): readonly TraceEvent[] {
  const models = new Map(data.records.map(({ id, model }) => [id, model]));
  return stays(data, timeSpan(data).endSec).map(({ node, job, fromSec, toSec, mark }) => ({
    ph: "X",
    name: job,
    cat: "container",
    ...place(node, job),
    ts: micro(fromSec),
    dur: micro(toSec - fromSec),
    args: { model: models.get(job) ?? null, mark },
  }));
}

/** Counters belong to a process and not to a track, so each carries the name of its job. */
function counters(data: RunData, place: Place): readonly TraceEvent[] {
  const cpus = cpuSeries(data.timeline).flatMap(({ node, job, points }) =>
    points.map(
      ({ timeSec, cpus }): TraceEvent => ({
        ph: "C",
        name: `CPUs of ${job}`,
        ...place(node, job),
        ts: micro(timeSec),
        args: { cpus },
      }),
    ),
  );
  const tids = new Map(data.records.map(({ id }, index) => [id, index + 1]));
  const losses = data.losses
    .filter(({ loss }) => Number.isFinite(loss))
    .map(
      ({ timeSec, job, loss }): TraceEvent => ({
        ph: "C",
        name: `loss of ${job}`,
        pid: JOBS,
        tid: tids.get(job)!,
        ts: micro(timeSec),
        args: { loss },
      }),
    );
  return [...cpus, ...losses];
}

/** An arrow from the stay that a migration ends to the one that it begins; none when the container never arrived. */
function flows(data: RunData, place: Place): readonly TraceEvent[] {
  const staysOf = groupByJob(stays(data, timeSpan(data).endSec));
  let id = 0;
  return data.records.flatMap(({ id: job, moves }) =>
    moves.flatMap(({ timeSec, from, to, mark }): TraceEvent[] => {
      const own = staysOf.get(job) ?? [];
      const left = own.find((stay) => stay.node === from && stay.toSec === timeSec);
      const arrived = own.find((stay) => stay.node === to && stay.fromSec >= timeSec);
      if (left === undefined || arrived === undefined) return [];
      id += 1;
      const common = { name: `migration ${mark}`, cat: "migration", id };
      return [
        // Where two slices meet, an arrow at the very end would belong to neither: it starts in the middle.
        { ph: "s", ...common, ...place(from, job), ts: micro((left.fromSec + left.toSec) / 2) },
        { ph: "f", bp: "e", ...common, ...place(to, job), ts: micro(arrived.fromSec) },
      ];
    }),
  );
}

function groupByJob(all: readonly WorkloadStay[]): ReadonlyMap<string, readonly WorkloadStay[]> {
  const groups = new Map<string, WorkloadStay[]>();
  for (const stay of all) {
    const group = groups.get(stay.job);
    if (group === undefined) groups.set(stay.job, [stay]);
    else group.push(stay);
  }
  return groups;
}
