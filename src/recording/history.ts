import { lastAt } from "./last-at.js";
import type { ContainerPlan, EventRow, ProgressRow, Recording } from "./recording.js";

/** CPU-seconds of a container, over all its restarts, when `tSec` had passed. */
interface CpuPoint {
  readonly tSec: number;
  readonly cpuSec: number;
}

/** A time in which a container was there and not runnable: paused, or stopped between a checkpoint and its restart. */
export interface Stop {
  readonly fromSec: number;
  readonly toSec: number;
}

/** What a recording says of one container that began and ended by itself, with code 0. */
export interface ContainerHistory {
  readonly plan: ContainerPlan;
  readonly startSec: number;
  readonly endSec: number;
  /** CPU-seconds from start to end. */
  readonly cpuSec: number;
  readonly stops: readonly Stop[];
  readonly checkpoints: number;
  /** In order of time; those with a loss. */
  readonly losses: readonly (ProgressRow & { readonly loss: number })[];
  readonly events: readonly EventRow[];
  /** CPU-seconds used until then: linear between samples. */
  cpuAt(tSec: number): number;
  /** Whether it could use CPU then. */
  isRunnable(tSec: number): boolean;
}

/** The containers of a recording, and why one tells nothing about a whole job. */
export interface Histories {
  readonly whole: readonly ContainerHistory[];
  readonly leftOut: readonly { readonly container: string; readonly reason: string }[];
}

/** Times between two samples that the end of a container may lie after its last one. */
const MOST_UNSAMPLED = 4;

export function historiesOf(recording: Recording): Histories {
  const whole: ContainerHistory[] = [];
  const leftOut: { readonly container: string; readonly reason: string }[] = [];
  for (const plan of recording.plan.containers) {
    const history = historyOf(recording, plan);
    if (typeof history === "string") leftOut.push({ container: plan.id, reason: history });
    else whole.push(history);
  }
  return { whole, leftOut };
}

function historyOf(recording: Recording, plan: ContainerPlan): ContainerHistory | string {
  const events = recording.events.filter(({ container }) => container === plan.id);
  const startSec = events.find(({ event }) => event === "start")?.tSec;
  const end = events.find(({ event }) => event === "end");
  if (startSec === undefined) return "it never started";
  if (end === undefined) return "it had not ended when the recording did";
  if (end.value !== 0) return end.value === null ? "it was lost" : `it ended with exit code ${end.value}`;
  const points = cpuPoints(recording, plan.id, startSec, events);
  if (points.length < 3) return "it was sampled less than twice";
  const fall = points.find(({ cpuSec }, index) => cpuSec < (points[index - 1]?.cpuSec ?? 0));
  if (fall !== undefined) return `its total of CPU-seconds falls at ${fall.tSec} s`;
  const unsampledSec = end.tSec - points.at(-1)!.tSec;
  if (unsampledSec > MOST_UNSAMPLED * recording.plan.sampleSec) {
    return `its samples end ${unsampledSec.toFixed(1)} s before it does`;
  }
  const cpuSec = points.at(-1)!.cpuSec;
  if (!(cpuSec > 0) || !(end.tSec > startSec)) return "it used no CPU";
  const stops = stopsOf(events, end.tSec);
  return {
    plan,
    startSec,
    endSec: end.tSec,
    cpuSec,
    stops,
    checkpoints: events.filter(({ event }) => event === "checkpoint").length,
    losses: recording.progress.flatMap((row) =>
      row.container === plan.id && row.loss !== null ? [{ ...row, loss: row.loss }] : [],
    ),
    events,
    cpuAt: (tSec) => interpolate(points, tSec),
    isRunnable: (tSec) =>
      tSec >= startSec && tSec < end.tSec && !stops.some(({ fromSec, toSec }) => tSec >= fromSec && tSec < toSec),
  };
}

/**
 * Samples, beginning with 0 at the start. A container that is gone can be asked no more: the row that is written when it ends,
 * or is stopped, then repeats the one before, and all later totals lack what it used between. That is filled in at the rate of
 * its last measured interval.
 */
function cpuPoints(
  recording: Recording,
  id: string,
  startSec: number,
  events: readonly EventRow[],
): readonly CpuPoint[] {
  const gone = events.flatMap(({ event, tSec }) => (event === "end" || event === "checkpoint" ? [tSec] : []));
  const rows = recording.samples.filter(({ container }) => container === id);
  const points: CpuPoint[] = [{ tSec: startSec, cpuSec: 0 }];
  let missingSec = 0;
  for (const [index, { tSec, cpuSec }] of rows.entries()) {
    const last = points.at(-1)!;
    if (tSec <= last.tSec) continue;
    const before = points.at(-2);
    const isStale = gone.includes(tSec) && cpuSec === rows[index - 1]?.cpuSec;
    if (isStale && before !== undefined) {
      const limitCpus = events.findLast((each) => each.event === "limit" && each.tSec <= tSec)?.value;
      const lastCpus = (last.cpuSec - before.cpuSec) / (last.tSec - before.tSec);
      missingSec += Math.min(lastCpus, limitCpus ?? Number.POSITIVE_INFINITY) * (tSec - last.tSec);
    }
    points.push({ tSec, cpuSec: cpuSec + missingSec });
  }
  return points;
}

function stopsOf(events: readonly EventRow[], endSec: number): readonly Stop[] {
  const stops: Stop[] = [];
  let fromSec: number | null = null;
  for (const { event, tSec } of events) {
    if (event === "pause" || event === "checkpoint") fromSec ??= tSec;
    if (event === "resume" && fromSec !== null) {
      stops.push({ fromSec, toSec: tSec });
      fromSec = null;
    }
  }
  return fromSec === null ? stops : [...stops, { fromSec, toSec: endSec }];
}

function interpolate(points: readonly CpuPoint[], tSec: number): number {
  const index = lastAt(points, tSec, (point) => point.tSec);
  const before = points[index];
  if (before === undefined) return 0;
  const after = points[index + 1];
  if (after === undefined) return before.cpuSec;
  return before.cpuSec + ((after.cpuSec - before.cpuSec) * (tSec - before.tSec)) / (after.tSec - before.tSec);
}
