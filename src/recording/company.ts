import type { ContainerHistory } from "./history.js";

/** Mean number of other containers that could run while this one used CPU, weighed by the CPU it used. */
export function meanCompany(own: ContainerHistory, all: readonly ContainerHistory[]): number {
  const others = all.filter((each) => each !== own);
  const edges = others
    .flatMap(({ startSec, endSec, stops }) => [
      startSec,
      endSec,
      ...stops.flatMap(({ fromSec, toSec }) => [fromSec, toSec]),
    ])
    .filter((tSec) => tSec > own.startSec && tSec < own.endSec)
    .toSorted((a, b) => a - b);
  let weighed = 0;
  let fromSec = own.startSec;
  for (const toSec of [...edges, own.endSec]) {
    const count = others.filter((each) => each.isRunnable((fromSec + toSec) / 2)).length;
    weighed += count * (own.cpuAt(toSec) - own.cpuAt(fromSec));
    fromSec = toSec;
  }
  return weighed / own.cpuSec;
}
