/** A request of the slow twin. */
export interface NaiveRequest {
  readonly id: number;
  readonly reachesSec: number;
  readonly workCpuSec: number;
}

/** The work rate of a server from `fromSec` on. */
export interface RateChange {
  readonly fromSec: number;
  readonly workRate: number;
}

/**
 * The slow twin of Server: what is left of each request in service is kept and lowered step by step, from one event to the
 * next; the server serves `slots` at once and the others in order.
 * @returns when each request was done, by id
 */
export function naiveServer(
  requests: readonly NaiveRequest[],
  rates: readonly RateChange[],
  slots: number,
): ReadonlyMap<number, number> {
  const coming = requests.toSorted((a, b) => a.reachesSec - b.reachesSec || a.id - b.id);
  const waiting: NaiveRequest[] = [];
  const inService: { readonly id: number; left: number }[] = [];
  const done = new Map<number, number>();
  let nowSec = 0;
  while (done.size < requests.length) {
    while (coming[0] !== undefined && coming[0].reachesSec <= nowSec) waiting.push(coming.shift()!);
    while (inService.length < slots && waiting.length > 0) {
      const { id, workCpuSec } = waiting.shift()!;
      inService.push({ id, left: workCpuSec });
    }
    const workRate = rates.findLast(({ fromSec }) => fromSec <= nowSec)!.workRate;
    const each = workRate / inService.length;
    const nextSec = Math.min(
      coming[0]?.reachesSec ?? Number.POSITIVE_INFINITY,
      rates.find(({ fromSec }) => fromSec > nowSec)?.fromSec ?? Number.POSITIVE_INFINITY,
      ...inService.map(({ left }) => nowSec + left / each),
    );
    for (const request of inService) request.left -= each * (nextSec - nowSec);
    nowSec = nextSec;
    for (const request of inService.filter(({ left }) => left <= 1e-12)) {
      done.set(request.id, nowSec);
      inService.splice(inService.indexOf(request), 1);
    }
  }
  return done;
}
