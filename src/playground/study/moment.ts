import type { GrowthRow } from "../../domain/growth.js";
import type { TimelineRow } from "../../domain/record.js";
import type { RunResult } from "../../domain/result.js";
import { explainText } from "../../report/explain.js";
import { formatPercent, formatSeconds, formatSignificant } from "../../report/format.js";
import type { Step } from "./steps.js";

/** One step of a run, told. */
export interface Moment {
  readonly step: number;
  readonly steps: number;
  readonly timeSec: number;
  readonly title: string;
  /** Why, line by line, as the scheduler says it; empty: there is nothing to explain. */
  readonly reason: string;
  /** Containers that run at that moment, once everything at that moment is done. */
  readonly containers: readonly ContainerNow[];
  /** Containers that run beside those. */
  readonly omitted: number;
}

export interface ContainerNow {
  readonly job: string;
  readonly node: string;
  readonly cpus: number;
  /** Work done / all work, in [0, 1]. */
  readonly progress: number;
  /** Computed limit as a fraction of the node and list, where a policy keeps them. */
  readonly limit: number | null;
  readonly list: string | null;
}

const CONTAINERS_MAX = 30;

/** @param index of a step of `steps`, which are those of `result` and not empty */
export function momentOf(result: RunResult, steps: readonly Step[], index: number): Moment {
  const at = Math.min(Math.max(0, Math.round(index)), steps.length - 1);
  const step = steps[at]!;
  const running = containersAt(result, step.timeSec);
  return {
    step: at,
    steps: steps.length,
    timeSec: step.timeSec,
    ...told(step),
    containers: running.slice(0, CONTAINERS_MAX),
    omitted: Math.max(0, running.length - CONTAINERS_MAX),
  };
}

function told(step: Step): { readonly title: string; readonly reason: string } {
  switch (step.kind) {
    case "arrival":
      return { title: `${step.job} is submitted`, reason: "" };
    case "finish":
      return { title: `${step.job} finishes`, reason: "" };
    case "resume":
      return {
        title: `${step.job} runs on ${step.move.to}`,
        reason: `It left ${step.move.from} ${formatSeconds(step.move.costSec)} s ago (mark ${step.move.mark}).`,
      };
    case "loss-of-node":
      return {
        title: `${step.job} is lost with ${step.restart.node}`,
        reason: `${formatSeconds(step.restart.lostWorkCpuSec)} CPU-seconds of its work are done again.`,
      };
    case "decision": {
      const { decision } = step;
      const verb = { place: "is placed on", wait: "waits", migrate: "moves to" }[decision.action];
      return { title: `${decision.job} ${verb} ${decision.node ?? ""}`.trim(), reason: explainText([decision]) };
    }
    case "growth":
      return { title: `The scheduler runs on ${step.rows[0]!.node}`, reason: step.rows.map(growthLine).join("\n") };
  }
}

function growthLine({ job, list, growth, limit, evaluation }: GrowthRow): string {
  const loss = evaluation === null ? "no loss reported" : `loss ${formatSignificant(evaluation)}`;
  return `${job}: ${loss}, growth efficiency ${formatSignificant(growth)}, list ${list}, limit ${formatPercent(limit)}`;
}

/** Read off the timeline: the last row of each container that is not later than `timeSec`. */
function containersAt(result: RunResult, timeSec: number): readonly ContainerNow[] {
  const rows = new Map<string, RunResult["timeline"][number]>();
  for (const row of result.timeline) {
    if (row.timeSec > timeSec) break;
    // A container that moves has a row of 0 CPUs on the node it left; a distributed job has one on each of its nodes.
    const key = JSON.stringify([row.node, row.job]);
    if (row.cpus > 0) rows.set(key, row);
    else rows.delete(key);
  }
  const growth = new Map<string, GrowthRow>();
  for (const row of result.growth) {
    if (row.timeSec > timeSec) break;
    growth.set(row.job, row);
  }
  // A job that only serves has no work, and all of it is done.
  const works = new Map(result.records.map(({ id, workCpuSec }) => [id, workCpuSec]));
  const progressOf = ({ job, workCpuSec, workRate, timeSec: sinceSec }: TimelineRow): number =>
    works.get(job) === 0 ? 1 : Math.min(1, (workCpuSec + workRate * (timeSec - sinceSec)) / works.get(job)!);
  return [...rows.values()].map((row) => ({
    job: row.job,
    node: row.node,
    cpus: row.cpus,
    progress: progressOf(row),
    limit: growth.get(row.job)?.limit ?? null,
    list: growth.get(row.job)?.list ?? null,
  }));
}
