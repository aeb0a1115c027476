import type { ContainerHistory } from "./history.js";

/** Shortest time over which a use is told from the grain of sampling. */
const WINDOW_SEC = 1;

/** CPUs of a node that must be unused for a use to be a job's own limit. */
const ROOM_CPUS = 0.5;

/** Threads are whole, and a use this much above a whole number still counts as it. */
const GRAIN_CPUS = 0.1;

/**
 * Most CPUs that a container used for a second or more while it could have had more: the node had room, and no limit held it
 * back. null: there was no such second.
 */
export function ownUse(own: ContainerHistory, all: readonly ContainerHistory[], nodeCpus: number): number | null {
  let most: number | null = null;
  for (let toSec = own.startSec + WINDOW_SEC; toSec <= own.endSec; toSec += WINDOW_SEC / 2) {
    const fromSec = toSec - WINDOW_SEC;
    const useOf = (each: ContainerHistory): number => (each.cpuAt(toSec) - each.cpuAt(fromSec)) / WINDOW_SEC;
    const used = all.reduce((sum, each) => sum + useOf(each), 0);
    if (nodeCpus - used > ROOM_CPUS && !isLimited(own, toSec, nodeCpus)) most = Math.max(most ?? 0, useOf(own));
  }
  return most;
}

const isLimited = ({ events, plan }: ContainerHistory, tSec: number, nodeCpus: number): boolean => {
  const last = events.findLast(({ event, tSec: atSec }) => event === "limit" && atSec <= tSec);
  return (last?.value ?? plan.limitCpus ?? nodeCpus) < nodeCpus;
};

/** The most CPUs that a job can use by itself, in whole threads, from its own use; null: not known. */
export const parallelLimit = (ownUseCpus: number | null): number | null =>
  ownUseCpus === null ? null : Math.max(1, Math.ceil(ownUseCpus - GRAIN_CPUS));
