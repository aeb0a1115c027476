import type { NodeSpec } from "../domain/node.js";
import type { NodeEnergy } from "../domain/power.js";
import type { JobOutcome } from "../domain/record.js";
import type { ServiceResult } from "../domain/service.js";
import { ascending, mean, quantile } from "./quantile.js";
import { type AllResponses, allResponses } from "./responses.js";
import { waitSec } from "./wait.js";

/** A run in a few numbers; null where no job allows the number. */
export interface Summary {
  readonly jobsSubmitted: number;
  readonly jobsFinished: number;
  readonly jobsUnfinished: number;
  /** Last finish - first arrival. */
  readonly makespanSec: number | null;
  /** Completion times of the finished jobs; quantiles as in `quantile`. */
  readonly meanCompletionSec: number | null;
  readonly medianCompletionSec: number | null;
  readonly p95CompletionSec: number | null;
  readonly p99CompletionSec: number | null;
  readonly maxCompletionSec: number | null;
  /** Over the jobs that started: start - arrival. */
  readonly meanWaitSec: number | null;
  /** CPU-seconds consumed by all jobs, finished or not. */
  readonly cpuSec: number;
  /** Fraction of capacity x makespan, where capacity is every node's CPUs less its reserved ones. */
  readonly cpuUtilisation: number | null;
  /** Of the nodes whose power is modelled, over the same time; not there when there is none. */
  readonly energyJoules?: number;
  /** Of all services together; not there when no job serves. */
  readonly responses?: AllResponses;
}

/** What a summary is made from; a `RunResult` is one. */
export interface Summarized {
  readonly nodes: readonly Pick<NodeSpec, "cpus" | "reservedCpus">[];
  readonly records: readonly JobOutcome[];
  readonly energy?: readonly NodeEnergy[];
  readonly services?: readonly ServiceResult[];
}

export function summarize(result: Summarized): Summary {
  const { records, nodes, energy = [], services = [] } = result;
  const responses = allResponses(services);
  const completions = ascending(records.flatMap((record) => record.completionSec ?? []));
  const makespan = makespanSec(records);
  const capacityCpus = nodes.reduce((sum, node) => sum + node.cpus - node.reservedCpus, 0);
  const cpuSec = records.reduce((sum, record) => sum + record.cpuSec, 0);
  const at = (probability: number): number | null =>
    completions.length === 0 ? null : quantile(completions, probability);
  return {
    jobsSubmitted: records.length,
    jobsFinished: completions.length,
    jobsUnfinished: records.length - completions.length,
    makespanSec: makespan,
    meanCompletionSec: mean(completions),
    medianCompletionSec: at(0.5),
    p95CompletionSec: at(0.95),
    p99CompletionSec: at(0.99),
    maxCompletionSec: at(1),
    meanWaitSec: mean(records.flatMap((record) => waitSec(record) ?? [])),
    cpuSec,
    cpuUtilisation: makespan === null || makespan === 0 ? null : cpuSec / (capacityCpus * makespan),
    ...(energy.length === 0 ? {} : { energyJoules: energy.reduce((sum, each) => sum + each.energyJoules, 0) }),
    ...(responses === null ? {} : { responses }),
  };
}

/** Last finish - first arrival; null when no job finished. */
export function makespanSec(records: readonly JobOutcome[]): number | null {
  let firstArrivalSec = Number.POSITIVE_INFINITY;
  let lastFinishSec = Number.NEGATIVE_INFINITY;
  for (const record of records) {
    firstArrivalSec = Math.min(firstArrivalSec, record.arrivalSec);
    if (record.finishSec !== null) lastFinishSec = Math.max(lastFinishSec, record.finishSec);
  }
  return lastFinishSec === Number.NEGATIVE_INFINITY ? null : lastFinishSec - firstArrivalSec;
}
