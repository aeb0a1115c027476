import type { NodeSpec } from "../../src/domain/node.js";
import { waterFilling } from "../reference/water-filling.js";
import type { Witness } from "./witness.js";

/** A container during a stretch of time in which nothing changes. */
export interface Container {
  readonly job: string;
  readonly cpus: number;
  readonly workRate: number;
  readonly memoryMb: number;
  /** The most it may use: its own most, its limit, its node. */
  readonly capCpus: number;
  readonly weight: number;
}

export interface Stretch {
  readonly fromSec: number;
  readonly toSec: number;
  readonly node: NodeSpec;
  readonly containers: readonly Container[];
}

/** What a container has been told, and the last row that the timeline has of it. */
interface State {
  readonly job: string;
  readonly memoryMb: number;
  readonly cpusMax: number;
  readonly weightAtStart: number;
  limitCpus: number;
  weight: number;
  node: string;
  cpus: number;
  workRate: number;
}

export const capacityOf = (node: NodeSpec): number => node.cpus - node.reservedCpus;

/** Tells a run again from its timeline and its decisions: for each stretch of time, each node and what ran on it. */
export function replay(run: Witness): readonly Stretch[] {
  const states = run.jobs.map(
    ({ id, memoryMb, cpusMax, weight }): State => ({
      job: id,
      memoryMb,
      cpusMax: cpusMax ?? Number.POSITIVE_INFINITY,
      weightAtStart: weight,
      limitCpus: Number.POSITIVE_INFINITY,
      weight,
      node: "",
      cpus: 0,
      workRate: 0,
    }),
  );
  const byId = new Map(states.map((state) => [state.job, state]));
  const times = [...new Set(run.timeline.map((row) => row.timeSec))];
  let told = 0;
  let row = 0;
  return times.flatMap((fromSec, index) => {
    for (; (run.decisions[told]?.timeSec ?? Number.POSITIVE_INFINITY) <= fromSec; told += 1)
      obey(states, run.decisions[told]!.actions);
    for (; run.timeline[row]?.timeSec === fromSec; row += 1) {
      const { job, node, cpus, workRate } = run.timeline[row]!;
      const state = byId.get(job)!;
      Object.assign(state, { node, cpus, workRate });
      if (cpus === 0) forget(state);
    }
    const toSec = times[index + 1] ?? fromSec;
    return run.nodes.map((node) => ({ fromSec, toSec, node, containers: containersOn(node, states) }));
  });
}

function obey(states: readonly State[], actions: Witness["decisions"][number]["actions"]): void {
  for (const action of actions) {
    if (action.kind === "limit") states[action.job]!.limitCpus = action.cpus;
    if (action.kind === "weigh") states[action.job]!.weight = action.weight;
  }
}

/** A container that leaves its node leaves its limit and its weight there. */
function forget(state: State): void {
  state.limitCpus = Number.POSITIVE_INFINITY;
  state.weight = state.weightAtStart;
}

const containersOn = (node: NodeSpec, states: readonly State[]): readonly Container[] =>
  states
    .filter((state) => state.node === node.id && state.cpus > 0)
    .map((state) => ({ ...state, capCpus: Math.min(state.cpusMax, state.limitCpus, capacityOf(node)) }));

/** The rates that the containers of a stretch are owed. */
export const owedRates = ({ node, containers }: Stretch): readonly number[] =>
  waterFilling(containers, capacityOf(node));
