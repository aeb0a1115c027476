import type { JobSpec } from "../domain/job.js";
import type { RunResult } from "../domain/result.js";
import { foreignCpuSec, foreignUse } from "../recording/foreign-use.js";
import type { ContainerHistory } from "../recording/history.js";
import type { Recording } from "../recording/recording.js";
import { simulate } from "../run/simulate.js";
import { parseScenarioValue } from "../scenario/parse.js";
import type { ReplayedChange } from "../schedulers/replay.js";

/** What a simulation is told of one job of a recording. */
export interface ReplayedJob extends Pick<JobSpec, "workCpuSec" | "cpusMax" | "contention"> {
  readonly history: ContainerHistory;
}

export interface ReplayOptions {
  /** Whether it is told what others took of the node. */
  readonly isToldOfOthers: boolean;
  readonly speed: number;
}

/** The job that stands for what others took. No recording can have a container of that name. */
const othersId = "(others)";

/** Others always get what they took: next to their weight, that of any container is nothing. */
const othersWeight = 1e6;

/** No CPU at all cannot be a limit. */
const leastCpus = 1e-6;

/**
 * Simulates what was recorded: each job comes when its container started, and limits, weights and stops change when they did.
 * Who gets what when, the model decides.
 */
export function replayed(recording: Recording, jobs: readonly ReplayedJob[], options: ReplayOptions): RunResult {
  const { name, node } = recording.plan;
  const changes = jobs.flatMap(({ history }) => changesOf(history));
  const listed: object[] = jobs.map(({ history, workCpuSec, cpusMax, contention }) => ({
    id: history.plan.id,
    arrivalSec: history.startSec,
    workCpuSec,
    cpusMax,
    contention,
    weight: history.plan.weight,
  }));
  if (options.isToldOfOthers) {
    const endSec = Math.max(...jobs.map(({ history }) => history.endSec));
    const uses = foreignUse(
      recording,
      jobs.map(({ history }) => history),
    );
    const takenCpuSec = foreignCpuSec(uses, endSec);
    if (takenCpuSec > 0) {
      listed.push({ id: othersId, arrivalSec: uses[0]!.fromSec, workCpuSec: takenCpuSec, weight: othersWeight });
      for (const { fromSec, cpus } of uses) {
        changes.push({ kind: "limit", atSec: fromSec, job: othersId, cpus: Math.max(leastCpus, cpus) });
      }
      changes.push({ kind: "limit", atSec: endSec, job: othersId, cpus: node.cpus });
    }
  }
  const scenario = parseScenarioValue(
    {
      name,
      nodes: [{ id: "node", cpus: node.cpus, speed: options.speed }],
      jobs: listed,
      scheduler: { name: "replay", changes },
    },
    name,
    () => ({ kind: "refused", problem: "a replay reads no files" }),
  );
  return simulate(scenario);
}

function changesOf({ plan: { id }, events, stops }: ContainerHistory): ReplayedChange[] {
  const changes: ReplayedChange[] = stops.flatMap(({ fromSec, toSec }) => [
    { kind: "pause", atSec: fromSec, job: id },
    { kind: "resume", atSec: toSec, job: id },
  ]);
  for (const { event, tSec, value } of events) {
    if (event === "limit") changes.push({ kind: "limit", atSec: tSec, job: id, cpus: value! });
    if (event === "weight") changes.push({ kind: "weight", atSec: tSec, job: id, weight: value! });
  }
  return changes;
}
