import fc from "fast-check";
import { expect, test } from "vitest";
import { AlarmClock } from "../../src/engine/alarm-clock.js";

/** Everything that rings, in order, replaced alarms left out. */
function ringAll(clock: AlarmClock): string[] {
  const rung: string[] = [];
  while (clock.nextSec < Number.POSITIVE_INFINITY) {
    const atSec = clock.nextSec;
    const ring = clock.ring();
    if (ring !== null) rung.push(`${ring.owner}/${ring.key} at ${atSec}`);
  }
  return rung;
}

test("an alarm set again rings only at its new time, earlier or later", () => {
  const clock = new AlarmClock();
  clock.set(0, 1, 10);
  clock.set(0, 1, 30);
  clock.set(0, 2, 20);
  clock.set(0, 2, 5);
  expect(ringAll(clock)).toEqual(["0/2 at 5", "0/1 at 30"]);
});

test("owners and keys do not disturb one another", () => {
  const clock = new AlarmClock();
  clock.set(1, 7, 10);
  clock.set(0, 7, 10);
  clock.set(0, 8, 10);
  expect(ringAll(clock)).toEqual(["1/7 at 10", "0/7 at 10", "0/8 at 10"]);
});

test("an alarm that rang can be set again", () => {
  const clock = new AlarmClock();
  clock.set(0, 0, 1);
  expect(ringAll(clock)).toEqual(["0/0 at 1"]);
  clock.set(0, 0, 2);
  expect(ringAll(clock)).toEqual(["0/0 at 2"]);
});

test("of each owner and key only the last alarm rings, all in order of time", () => {
  const alarm = fc.tuple(fc.nat(2), fc.nat(3), fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.array(alarm, { maxLength: 60 }), (alarms) => {
      const clock = new AlarmClock();
      const last = new Map<string, { atSec: number; seq: number }>();
      for (const [seq, [owner, key, atSec]] of alarms.entries()) {
        clock.set(owner, key, atSec);
        last.set(`${owner}/${key}`, { atSec, seq });
      }
      const expected = [...last].sort(([, a], [, b]) => a.atSec - b.atSec || a.seq - b.seq);
      expect(ringAll(clock)).toEqual(expected.map(([name, { atSec }]) => `${name} at ${atSec}`));
    }),
  );
});
