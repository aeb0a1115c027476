import { assert } from "../domain/assert.js";
import type { DistributedSpec } from "../domain/distributed.js";
import type { JobSpec } from "../domain/job.js";
import type { Scenario } from "../scenario/scenario.js";
import { simulate } from "./simulate.js";

/** What a number of workers comes to for one job of a scenario. */
export interface WorkerCount {
  readonly workers: number;
  /** null: the job did not end, since not all of its containers found a place. */
  readonly completionSec: number | null;
  /** Completion time with one worker over that with these; null: one of them did not end. */
  readonly speedUp: number | null;
  /** From this work on (CPU-seconds of the whole job) one worker more is faster; 0: at any work; null: at none. */
  readonly nextPaysFromCpuSec: number | null;
}

export interface WorkerAnswer {
  readonly job: string;
  /** Of the whole job. */
  readonly workCpuSec: number;
  readonly counts: readonly WorkerCount[];
  /** The fewest workers of those with the shortest completion time; null: the job never ended. */
  readonly best: number | null;
}

/** Works are looked for from this part of the job's to this multiple of it, in steps of a factor. */
const farthest = 2 ** 40;
const factor = 16;

/** Where a crossover counts as found, relative to the work. */
const precision = 1e-11;
const mostProbes = 100;

/**
 * How many workers pay off: the job with 1 to `mostWorkers` workers in its scenario, all else equal, and from which work on
 * each further one would. The job's steps stay as they are, so what it exchanges does not grow with its work.
 * @param job id of a distributed job of a scenario with a list of jobs
 */
export function answerWorkers(scenario: Scenario, job: string, mostWorkers: number): WorkerAnswer {
  const { workCpuSec } = jobOf(scenario, job);
  // Each crossover looks at works that its neighbours have looked at.
  const known = new Map<string, number | null>();
  const completion = (workers: number, work: number): number | null => {
    const key = `${workers} ${work}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const time = completionSec(scenario, job, { workers, workCpuSec: work });
    known.set(key, time);
    return time;
  };
  const times = Array.from({ length: mostWorkers }, (_, index) => completion(index + 1, workCpuSec));
  const counts = times.map((time, index): WorkerCount => {
    const workers = index + 1;
    const alone = times[0]!;
    return {
      workers,
      completionSec: time,
      speedUp: time === null || alone === null ? null : alone / time,
      nextPaysFromCpuSec: crossover(completion, { fewer: workers, more: workers + 1 }, workCpuSec),
    };
  });
  const shortestSec = times.reduce<number>((least, time) => Math.min(least, time ?? least), Number.POSITIVE_INFINITY);
  const found = counts.find((count) => count.completionSec === shortestSec);
  return { job, workCpuSec, counts, best: found?.workers ?? null };
}

type Completion = (workers: number, workCpuSec: number) => number | null;

/** The work from which on `more` workers are faster than `fewer`; 0: at any work; null: at none that was looked at. */
export function crossover(
  completion: Completion,
  { fewer, more }: { readonly fewer: number; readonly more: number },
  nearCpuSec: number,
): number | null {
  // Seconds that the fewer are faster by; Infinity: only they end.
  const leadSec = (work: number): number => {
    const [few, many] = [completion(fewer, work), completion(more, work)];
    if (many === null) return Number.POSITIVE_INFINITY;
    return few === null ? Number.NEGATIVE_INFINITY : many - few;
  };
  const start = { work: nearCpuSec, lead: leadSec(nearCpuSec) };
  if (start.lead < 0) {
    const below = walk(leadSec, start, 1 / factor, (lead) => lead >= 0);
    return below === null ? 0 : narrow(leadSec, below.to, below.from);
  }
  const above = walk(leadSec, start, factor, (lead) => lead < 0);
  return above === null ? null : narrow(leadSec, above.from, above.to);
}

interface Probe {
  readonly work: number;
  readonly lead: number;
}

/** Goes on by a factor until a lead is as asked for: the last probe before and that one; null: none is. */
function walk(
  leadSec: (work: number) => number,
  start: Probe,
  by: number,
  isThere: (lead: number) => boolean,
): { readonly from: Probe; readonly to: Probe } | null {
  let from = start;
  while (from.work * by <= start.work * farthest && from.work * by >= start.work / farthest) {
    const work = from.work * by;
    const to = { work, lead: leadSec(work) };
    if (isThere(to.lead)) return { from, to };
    from = to;
  }
  return null;
}

/** Between a work at which the fewer are not slower and one at which they are: secants, and halves where these are slow. */
function narrow(leadSec: (work: number) => number, low: Probe, high: Probe): number {
  let [below, above] = [low, high];
  for (let probe = 0; probe < mostProbes && above.work - below.work > precision * above.work; probe += 1) {
    const width = above.work - below.work;
    const part = below.lead / (below.lead - above.lead);
    const isUseful = probe % 3 < 2 && part > 0 && part < 1;
    const work = below.work + width * (isUseful ? part : 0.5);
    const next = { work, lead: leadSec(work) };
    if (next.lead === 0) return rounded(work);
    if (next.lead > 0) below = next;
    else above = next;
  }
  return rounded(above.work);
}

/** As precise as it was looked for. */
const rounded = (work: number): number => Number(work.toPrecision(10));

/** Completion time of a job with other workers and work; null: it did not end. */
function completionSec(
  scenario: Scenario,
  job: string,
  change: Pick<DistributedSpec, "workers"> & Pick<JobSpec, "workCpuSec">,
): number | null {
  const { jobs } = scenario;
  assert(jobs.kind === "fixed", "the jobs are a list");
  const changed = jobs.jobs.map((spec): JobSpec => {
    if (spec.id !== job) return spec;
    const distributed: DistributedSpec = { ...spec.distributed!, workers: change.workers };
    return { ...spec, workCpuSec: change.workCpuSec, distributed };
  });
  const { records } = simulate({ ...scenario, jobs: { ...jobs, jobs: changed } }, { recordTimeline: false });
  return records.find(({ id }) => id === job)!.completionSec;
}

function jobOf({ jobs }: Scenario, id: string): JobSpec {
  assert(jobs.kind === "fixed", "the jobs are a list");
  const found = jobs.jobs.find((job) => job.id === id);
  assert(found !== undefined && found.distributed !== null, "the job is there and is distributed");
  return found;
}
