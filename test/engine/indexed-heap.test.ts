import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexedHeap } from "../../src/engine/indexed-heap.js";
import { SmallestKey } from "../reference/smallest-key.js";

const key = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.double({ min: 0, max: 3, noNaN: true }),
  fc.constant(Number.POSITIVE_INFINITY),
);

const changes = fc.integer({ min: 1, max: 40 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    steps: fc.array(fc.tuple(fc.nat(size - 1), key), { maxLength: 200 }),
  }),
);

test("it names the smallest key, the smaller id among equals, under any changes", () => {
  fc.assert(
    fc.property(changes, ({ size, steps }) => {
      const heap = new IndexedHeap(size);
      const twin = new SmallestKey(size);
      for (const [id, newKey] of steps) {
        heap.update(id, newKey);
        twin.update(id, newKey);
        expect(heap.first).toBe(twin.first);
        expect(heap.firstKey).toBe(twin.firstKey);
        expect(heap.key(id)).toBe(twin.key(id));
      }
    }),
  );
});

test("a heap for no ids has no first and Infinity as its smallest key", () => {
  const heap = new IndexedHeap(0);
  expect(heap.first).toBeUndefined();
  expect(heap.firstKey).toBe(Number.POSITIVE_INFINITY);
});
