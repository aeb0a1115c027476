import { sizeOf } from "../cluster/gang-layout.js";
import type { JobTable } from "../cluster/job-table.js";
import type { JobSpec } from "../domain/job.js";
import type { LossSpec } from "../domain/loss.js";
import type { NodeSpec } from "../domain/node.js";
import type { JobRecord } from "../domain/record.js";
import { createCurve } from "../loss/create-curve.js";

/** The columns of a run as one record for each job, in the order of the jobs given. */
export function toRecords(jobs: JobTable, nodes: readonly NodeSpec[]): readonly JobRecord[] {
  const finalLosses = new Map<LossSpec, number>();
  const lossFinal = ({ loss }: JobSpec): number | null => {
    if (loss === null) return null;
    const known = finalLosses.get(loss) ?? createCurve(loss).at(1);
    finalLosses.set(loss, known);
    return known;
  };
  return jobs.specs.slice(0, jobs.jobCount).map((spec, job): JobRecord => {
    const finishSec = orNull(jobs.finishSec[job]!);
    return {
      id: spec.id,
      model: spec.model,
      arrivalSec: spec.arrivalSec,
      startSec: orNull(jobs.startSec[job]!),
      finishSec,
      completionSec: finishSec === null ? null : finishSec - spec.arrivalSec,
      node: nodes[jobs.node[job]!]?.id ?? null,
      workCpuSec: spec.workCpuSec,
      cpuSec: spec.distributed === null ? jobs.cpuSec[job]! : gangCpuSec(jobs, job),
      loss: spec.loss,
      lossFinal: finishSec === null ? null : lossFinal(spec),
      waitReason: jobs.waitReason.get(job) ?? null,
      moves: jobs.histories.get(job)?.moves ?? none,
      refusedMoves: jobs.histories.get(job)?.refusedMoves ?? none,
      restarts: jobs.histories.get(job)?.restarts ?? none,
    };
  });
}

/** CPU time of all containers of a distributed job. */
function gangCpuSec({ gangs, cpuSec }: JobTable, job: number): number {
  const gang = gangs.find((each) => each.job === job)!;
  return cpuSec.subarray(gang.first, gang.first + sizeOf(gang)).reduce((sum, each) => sum + each, 0);
}

/** Most jobs were never moved, and share this. */
const none: readonly never[] = [];

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
