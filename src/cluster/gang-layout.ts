import type { JobSpec } from "../domain/job.js";

/** A distributed job and its containers, which stand behind all jobs in the job table: the workers, then the servers. */
export interface GangLayout {
  readonly job: number;
  /** The first worker, which is the chief. */
  readonly first: number;
  readonly workers: number;
  readonly servers: number;
}

/** Jobs as given, behind them the containers of the distributed ones, which each hold what a job of one container holds. */
export interface Expanded {
  readonly specs: readonly JobSpec[];
  readonly gangs: readonly GangLayout[];
}

export function expandGangs(jobs: readonly JobSpec[]): Expanded {
  const specs = [...jobs];
  const gangs: GangLayout[] = [];
  for (const [job, spec] of jobs.entries()) {
    const { distributed } = spec;
    if (distributed === null) continue;
    const { workers, exchange } = distributed;
    const servers = exchange.kind === "parameter-servers" ? exchange.servers : 0;
    gangs.push({ job, first: specs.length, workers, servers });
    // All of them report the losses of the whole job: the work of each is an equal part of it.
    const container = { ...spec, workCpuSec: spec.workCpuSec / workers, distributed: null };
    for (let index = 1; index <= workers; index += 1) specs.push({ ...container, id: `${spec.id}/worker-${index}` });
    for (let index = 1; index <= servers; index += 1) specs.push({ ...container, id: `${spec.id}/server-${index}` });
  }
  return { specs, gangs };
}

export const sizeOf = ({ workers, servers }: GangLayout): number => workers + servers;
