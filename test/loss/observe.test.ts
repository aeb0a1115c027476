import fc from "fast-check";
import { expect, test } from "vitest";

import { createCurve } from "../../src/loss/create-curve.js";
import { observe } from "../../src/loss/observe.js";
import { hashedNormal } from "../../src/random/hash.js";
import { progress } from "./shapes.js";

const falling = createCurve({ kind: "expression", expression: "10 - 8 * x" });
const exact = { noise: null, reportEvery: null };
const noNoise = (): number => {
  throw new Error("no noise was asked for");
};

test("without noise and reports a monitor sees the loss of the moment", () => {
  expect(observe(falling, exact, noNoise, 0.123)).toBe(falling.at(0.123));
});

test("between reports a monitor sees the last one", () => {
  const every = { noise: null, reportEvery: 0.25 };
  expect(observe(falling, every, noNoise, 0)).toBe(10);
  expect(observe(falling, every, noNoise, 0.24)).toBe(10);
  expect(observe(falling, every, noNoise, 0.25)).toBe(8);
  expect(observe(falling, every, noNoise, 0.7499)).toBe(6);
  expect(observe(falling, every, noNoise, 1)).toBe(2);
});

test("a report is not missed by a rounding error", () => {
  // In floating point 0.3 / 0.1 is 2.9999999999999996.
  expect(observe(falling, { noise: null, reportEvery: 0.1 }, noNoise, 0.3)).toBeCloseTo(7.6, 12);
});

test("noise is relative, and belongs to the number of the report", () => {
  const noisy = { noise: { relativeSd: 0.1 }, reportEvery: 0.25 };
  // Report 2 is at 0.5, where the loss is 6; 6 x (1 + 0.1 x 2)
  expect(observe(falling, noisy, (report) => report, 0.6)).toBeCloseTo(7.2, 12);
});

test("a noisy job without a report interval reports 200 times", () => {
  const noisy = { noise: { relativeSd: 0.1 }, reportEvery: null };
  // 0.0149 lies between reports 2 and 3; report 2 is at 0.01, where the loss is 9.92: 9.92 x 1.2
  expect(observe(falling, noisy, (report) => report, 0.0149)).toBeCloseTo(11.904, 12);
});

test("looking at other times changes nothing of what is seen", () => {
  const noisy = { noise: { relativeSd: 0.05 }, reportEvery: null };
  const look = (x: number): number | null => observe(falling, noisy, (report) => hashedNormal(42, 7, report), x);
  fc.assert(
    fc.property(fc.array(progress), progress, (others, x) => {
      const before = look(x);
      others.forEach(look);
      expect(look(x)).toBe(before);
    }),
  );
});

test("before the first report after a start-up nothing is seen, and then the curve from its beginning", () => {
  // falling is 10 - 8 x. With a start-up of 0.2, x = (progress - 0.2) / 0.8; reports each quarter of that.
  const spec = {
    kind: "table",
    points: [
      [0, 10],
      [1, 2],
    ],
    noise: null,
    reportEvery: 0.25,
    startUp: 0.2,
  } as const;
  const curve = createCurve(spec);
  const seen = (progress: number): number | null => observe(curve, spec, () => 0, progress);
  expect([0, 0.1, 0.199].map(seen)).toEqual([null, null, null]);
  expect([0.2, 0.39, 0.4, 0.6, 1].map((progress) => seen(progress)?.toFixed(9))).toEqual(
    [10, 10, 8, 6, 2].map((loss) => loss.toFixed(9)),
  );
  // Read at any moment: half-way through the training.
  expect(observe(curve, { ...spec, reportEvery: null }, () => 0, 0.6)).toBeCloseTo(6, 12);
});
