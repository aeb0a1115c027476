import fc from "fast-check";
import { expect, test } from "vitest";
import { tableCurve } from "../../src/loss/table.js";
import { points as anyPoints, progress } from "./shapes.js";

test("a table passes through every point", () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      const curve = tableCurve({ kind: "table", points });
      for (const [x, loss] of points) expect(curve.at(x)).toBe(loss);
    }),
    { numRuns: 300 },
  );
});

test("between two points a table moves from the one loss to the other and never turns", () => {
  fc.assert(
    fc.property(anyPoints, progress, progress, fc.nat(), (points, one, other, drawn) => {
      const curve = tableCurve({ kind: "table", points });
      const index = drawn % (points.length - 1);
      const [from, fromLoss] = points[index]!;
      const [to, toLoss] = points[index + 1]!;
      // Rounding may carry the sum a last bit past the second point, where another interval begins.
      const inside = (share: number): number => Math.min(to, from + (to - from) * share);
      const first = curve.at(inside(Math.min(one, other)));
      const second = curve.at(inside(Math.max(one, other)));
      // The slack is for the rounding of the cubic.
      expect((second - first) * Math.sign(toLoss - fromLoss)).toBeGreaterThanOrEqual(-1e-9);
      expect(second).toBeGreaterThanOrEqual(Math.min(fromLoss, toLoss));
      expect(second).toBeLessThanOrEqual(Math.max(fromLoss, toLoss));
    }),
    { numRuns: 1000 },
  );
});

test("a table of falling losses falls everywhere", () => {
  fc.assert(
    fc.property(anyPoints, progress, progress, (points, one, other) => {
      const losses = points.map(([, loss]) => loss).toSorted((left, right) => right - left);
      const falling = points.map(([x], index): [number, number] => [x, losses[index]!]);
      const curve = tableCurve({ kind: "table", points: falling });
      expect(curve.at(Math.max(one, other))).toBeLessThanOrEqual(curve.at(Math.min(one, other)) + 1e-9);
    }),
    { numRuns: 500 },
  );
});

test("before the first and after the last point the loss stays", () => {
  const curve = tableCurve({
    kind: "table",
    points: [
      [0.2, 5],
      [0.8, 1],
    ],
  });
  expect(curve.at(0)).toBe(5);
  expect(curve.at(0.1999)).toBe(5);
  expect(curve.at(0.9)).toBe(1);
  expect(curve.at(2)).toBe(1);
});

test("points on a straight line give the straight line", () => {
  const curve = tableCurve({
    kind: "table",
    points: [
      [0, 8],
      [0.25, 6],
      [0.5, 4],
      [1, 0],
    ],
  });
  for (let x = 0; x <= 1; x += 1 / 64) expect(curve.at(x)).toBeCloseTo(8 - 8 * x, 12);
});

test("inside an interval the cubic of Fritsch and Carlson is read", () => {
  // Chords: (2 - 8) / 0.5 = -12 and (1 - 2) / 0.5 = -2; slope at 0.5: mean -7, limited to 3 x 2 = 6; at 1: the chord, -2.
  // At the middle of [0.5, 1]: (2 + 1) / 2 + 0.5 / 8 x (-6 - -2) = 1.5 - 0.25 = 1.25
  const curve = tableCurve({
    kind: "table",
    points: [
      [0, 8],
      [0.5, 2],
      [1, 1],
    ],
  });
  expect(curve.at(0.75)).toBeCloseTo(1.25, 12);
});

test("a table of 100,000 points is read by search, not by walking", () => {
  const points = Array.from({ length: 100_000 }, (_, i): [number, number] => [i / 99_999, 1 / (1 + i)]);
  const curve = tableCurve({ kind: "table", points });
  let sum = 0;
  // A walk would visit 10^5 x 10^5 / 2 points, minutes of work.
  for (const [x] of points) sum += curve.at(x);
  expect(sum).toBeCloseTo(
    points.reduce((total, [, loss]) => total + loss, 0),
    6,
  );
});
