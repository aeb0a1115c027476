import fc from "fast-check";
import { expect, test } from "vitest";
import { EventQueue } from "../../src/engine/event-queue.js";
import { SortedQueue } from "../reference/sorted-queue.js";

type Step = { readonly push: number } | "pop";

// Few different times, so that many are equal.
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ push: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5, noNaN: true })) }),
  fc.constant("pop" as const),
);

test("it gives events in the order of a stable sort under any pushes and pops", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = new EventQueue<number>();
      const twin = new SortedQueue<number>();
      for (const [event, each] of steps.entries()) {
        if (each === "pop") expect(queue.pop()).toBe(twin.pop());
        else {
          queue.push(each.push, event);
          twin.push(each.push, event);
        }
        expect(queue.size).toBe(twin.size);
        expect(queue.nextSec).toBe(twin.nextSec);
      }
      while (twin.size > 0) expect(queue.pop()).toBe(twin.pop());
      expect(queue.pop()).toBeUndefined();
    }),
  );
});

test("events of one moment come out in the order they were pushed, however many there are", () => {
  const queue = new EventQueue<number>();
  for (let event = 0; event < 1000; event += 1) queue.push(7, event);
  expect(Array.from({ length: 1000 }, () => queue.pop())).toEqual(Array.from({ length: 1000 }, (_, event) => event));
});

test("an empty queue has no next event and Infinity as its time", () => {
  const queue = new EventQueue<string>();
  expect(queue.nextSec).toBe(Number.POSITIVE_INFINITY);
  expect(queue.pop()).toBeUndefined();
});
