import type { DistributedSpec } from "../domain/distributed.js";
import { exchangeFlows, exchangeRounds } from "../network/exchange.js";
import type { ActivitySpec, Use } from "../sharing/activity.js";
import type { Cluster } from "./cluster.js";
import { type GangLayout, sizeOf } from "./gang-layout.js";

const mbitPerMb = 8;

/** Parts of a step. */
const computing = 0;
const exchanging = 1;

/** More flows than any job has between its containers. */
const flowsPerJob = 2 ** 20;

/** What flows put on one link. */
interface Load {
  mbit: number;
  flows: number;
}

/** What the exchange of a job takes, for each CPU-second of its work. */
interface Exchange {
  readonly loads: ReadonlyMap<number, Load>;
  readonly latencySec: number;
  /** CPU-seconds of each container for packing and unpacking. */
  readonly cpuSec: Float64Array;
}

/**
 * A distributed job as one activity: its unit is a CPU-second of the job's work, which the workers share equally. Each unit is
 * computed and then exchanged, or both at once where they overlap.
 * @param nextOwner gives a number that no container and no other slot has
 */
export function gangActivity(
  cluster: Cluster,
  layout: GangLayout,
  workCpuSec: number,
  nextOwner: () => number,
): ActivitySpec {
  const { jobs } = cluster;
  const spec = jobs.specs[layout.job]!;
  const { overlap, steps } = spec.distributed!;
  const exchange = exchangeOf(cluster, layout, spec.distributed!, steps / spec.workCpuSec);
  const uses: Use[] = [];
  for (let index = 0; index < sizeOf(layout); index += 1) {
    const member = layout.first + index;
    const node = jobs.node[member]!;
    const ownCpuSec = index < layout.workers ? 1 / layout.workers : 0;
    const kappa = jobs.kappa[member]!;
    uses.push({
      resource: node,
      owner: member,
      amount: (ownCpuSec + exchange.cpuSec[index]!) / (spec.runtime?.cpuFactor ?? 1),
      most: jobs.cpusMax[member]!,
      weight: jobs.weight[member]!,
      kappa: Number.isNaN(kappa) ? cluster.nodes[node]!.contention : kappa,
      phase: computing,
    });
  }
  for (const [resource, { mbit, flows }] of exchange.loads) {
    uses.push({
      resource,
      owner: nextOwner(),
      amount: mbit,
      most: Number.POSITIVE_INFINITY,
      weight: flows,
      kappa: 0,
      phase: exchanging,
    });
  }
  const serialSec = exchange.latencySec;
  return { work: workCpuSec, cap: Number.POSITIVE_INFINITY, phases: 2, overlap, serialSec, uses };
}

/** @param stepsPerUnit steps for each CPU-second of work */
function exchangeOf(
  { jobs, topology }: Cluster,
  layout: GangLayout,
  { exchange, workers, modelMb }: DistributedSpec,
  stepsPerUnit: number,
): Exchange {
  const loads = new Map<number, Load>();
  const cpuSec = new Float64Array(sizeOf(layout));
  if (topology === null || modelMb === 0) return { loads, latencySec: 0, cpuSec };
  const wireFactor = topology.wireFactor / (jobs.specs[layout.job]!.runtime?.networkFactor ?? 1);
  let slowestSec = 0;
  for (const [index, { from, to, modelParts }] of exchangeFlows(exchange, workers).entries()) {
    const mbit = modelParts * modelMb * mbitPerMb * stepsPerUnit;
    const fromNode = jobs.node[layout.first + from]!;
    const toNode = jobs.node[layout.first + to]!;
    if (fromNode === toNode) continue;
    const path = topology.path({ from: fromNode, to: toNode, number: layout.job * flowsPerJob + index });
    slowestSec = Math.max(slowestSec, path.latencySec);
    cpuSec[from]! += mbit * topology.cpuSecPerMbit;
    cpuSec[to]! += mbit * topology.cpuSecPerMbit;
    for (const resource of path.resources) {
      const load = loads.get(resource);
      if (load === undefined) loads.set(resource, { mbit: mbit * wireFactor, flows: 1 });
      else {
        load.mbit += mbit * wireFactor;
        load.flows += 1;
      }
    }
  }
  return { loads, latencySec: exchangeRounds(exchange, workers) * slowestSec * stepsPerUnit, cpuSec };
}
