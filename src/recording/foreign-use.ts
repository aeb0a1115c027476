import type { ContainerHistory } from "./history.js";
import type { Recording } from "./recording.js";

/** From `fromSec` on, `cpus` CPUs of the node were not to be had: others used them, or the hypervisor took them. */
export interface ForeignUse {
  readonly fromSec: number;
  readonly cpus: number;
}

/**
 * What others took of the node, from `host.csv`: busy and stolen time of its cores less what the containers used, for each
 * interval between two rows. Time before the first container runs counts as theirs first (an engine prepares a container with
 * CPU that nobody else wants). Empty where the recording does not say.
 */
export function foreignUse(recording: Recording, containers: readonly ContainerHistory[]): readonly ForeignUse[] {
  const { cpus, cores } = recording.plan.node;
  const rows = recording.host.filter(({ core, busySec }) => busySec !== null && (cores?.includes(core) ?? true));
  const firstSec = Math.min(...containers.map(({ startSec }) => startSec));
  const lastSec = Math.max(...containers.map(({ endSec }) => endSec));
  const uses: ForeignUse[] = [];
  const totals = new Map<number, number>();
  let fromSec = 0;
  let busySec = 0;
  for (const [index, { tSec, core, busySec: busy, stealSec }] of rows.entries()) {
    totals.set(core, busy! + (stealSec ?? 0));
    // One look at all cores has a row for each.
    if (rows[index + 1]?.tSec === tSec) continue;
    const total = [...totals.values()].reduce((sum, each) => sum + each, 0);
    const own = containers.reduce((sum, each) => sum + each.cpuAt(tSec) - each.cpuAt(fromSec), 0);
    const idleSec = Math.min(Math.max(0, firstSec - fromSec), tSec - fromSec);
    const activeSec = tSec - fromSec - idleSec;
    if (activeSec > 0 && fromSec < lastSec) {
      const others = Math.min(total - busySec - own, cpus * (tSec - fromSec) - own) - cpus * idleSec;
      uses.push({ fromSec: fromSec + idleSec, cpus: Math.max(0, others) / activeSec });
    }
    fromSec = tSec;
    busySec = total;
  }
  return uses;
}

/** What others took, as a part of what the node had while its containers were there; 0 where the recording does not say. */
export function foreignShare(recording: Recording, containers: readonly ContainerHistory[]): number {
  const uses = foreignUse(recording, containers);
  const first = uses[0];
  if (first === undefined) return 0;
  const lastSec = Math.max(...containers.map(({ endSec }) => endSec));
  return foreignCpuSec(uses, lastSec) / ((lastSec - first.fromSec) * recording.plan.node.cpus);
}

/** CPU-seconds that others took until `endSec`. */
export const foreignCpuSec = (uses: readonly ForeignUse[], endSec: number): number =>
  uses.reduce((sum, { fromSec, cpus }, index) => {
    return sum + cpus * Math.max(0, (uses[index + 1]?.fromSec ?? endSec) - fromSec);
  }, 0);

/** A recording in which others took more of the node than this is disturbed: it says more about them than about its jobs. */
export const MOST_FOREIGN_SHARE = 0.1;
