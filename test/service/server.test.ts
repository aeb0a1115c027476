import fc from "fast-check";
import { test } from "vitest";
import type { Request } from "../../src/service/request.js";
import { Server } from "../../src/service/server.js";
import { type NaiveRequest, naiveServer, type RateChange } from "../reference/naive-server.js";
import { expectClose, sixtyFourths } from "../support/numbers.js";

const asRequest = ({ id, reachesSec, workCpuSec }: NaiveRequest): Request => ({
  stream: 0,
  number: id,
  predictions: 1,
  workCpuSec,
  sentSec: reachesSec,
  reachesSec,
  backSec: 0,
  startSec: Number.NaN,
});

/** Drives a server from event to event. @returns when each request was done, by id */
function served(
  requests: readonly NaiveRequest[],
  rates: readonly RateChange[],
  slots: number,
): ReadonlyMap<number, number> {
  const server = new Server(slots, Number.POSITIVE_INFINITY);
  const coming = requests.toSorted((a, b) => a.reachesSec - b.reachesSec || a.id - b.id);
  const changes = [...rates];
  const done = new Map<number, number>();
  while (done.size < requests.length) {
    const nowSec = Math.min(
      server.dueSec,
      coming[0]?.reachesSec ?? Number.POSITIVE_INFINITY,
      changes[0]?.fromSec ?? Number.POSITIVE_INFINITY,
    );
    for (let request = server.takeDone(nowSec); request !== null; request = server.takeDone(nowSec)) {
      done.set(request.number, nowSec);
    }
    if (changes[0]?.fromSec === nowSec) server.setRate(changes.shift()!.workRate, nowSec);
    while (coming[0]?.reachesSec === nowSec) server.accept(asRequest(coming.shift()!), nowSec);
  }
  return done;
}

const loads = fc.record({
  requests: fc
    .array(fc.record({ reachesSec: sixtyFourths(0, 20), workCpuSec: sixtyFourths(1 / 64, 4) }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((all) => all.map((each, id) => ({ id, ...each }))),
  rates: fc
    .array(fc.record({ fromSec: sixtyFourths(1, 30), workRate: sixtyFourths(0.25, 4) }), { maxLength: 6 })
    .map((all) => [{ fromSec: 0, workRate: 1 }, ...all.toSorted((a, b) => a.fromSec - b.fromSec)])
    .map((all) => all.filter(({ fromSec }, index) => fromSec !== all[index - 1]?.fromSec)),
  slots: fc.constantFrom(1, 2, 5, Number.POSITIVE_INFINITY),
});

test("requests are done when the slow twin says, whatever the rate does and however many share it", () => {
  fc.assert(
    fc.property(loads, ({ requests, rates, slots }) => {
      const expected = naiveServer(requests, rates, slots);
      const actual = served(requests, rates, slots);
      for (const { id } of requests) expectClose(actual.get(id)!, expected.get(id)!, 1e-9);
    }),
    { numRuns: 300 },
  );
});
