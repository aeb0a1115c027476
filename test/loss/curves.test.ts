import fc from "fast-check";
import { expect, test } from "vitest";
import type { LossShape } from "../../src/domain/loss.js";
import { createCurve } from "../../src/loss/create-curve.js";
import { anyShape, endedShape, progress } from "./shapes.js";

test("a curve of a normalised family is exactly its ends at its ends", () => {
  fc.assert(
    fc.property(endedShape, (shape) => {
      const curve = createCurve(shape);
      expect(curve.at(0)).toBe(shape.initial);
      expect(curve.at(1)).toBe(shape.final);
    }),
    { numRuns: 500 },
  );
});

test("a curve of a normalised family stays between its ends", () => {
  fc.assert(
    fc.property(endedShape, progress, (shape, x) => {
      const loss = createCurve(shape).at(x);
      expect(loss).toBeGreaterThanOrEqual(Math.min(shape.initial, shape.final));
      expect(loss).toBeLessThanOrEqual(Math.max(shape.initial, shape.final));
    }),
    { numRuns: 1000 },
  );
});

test("a curve of a normalised family moves one way only", () => {
  fc.assert(
    fc.property(endedShape, progress, progress, (shape, one, other) => {
      const curve = createCurve(shape);
      const change = curve.at(Math.max(one, other)) - curve.at(Math.min(one, other));
      // The slack is for the last bits of exp and pow.
      const slack = 1e-12 * Math.max(Math.abs(shape.initial), Math.abs(shape.final));
      expect(change * Math.sign(shape.final - shape.initial)).toBeGreaterThanOrEqual(-slack);
    }),
    { numRuns: 1000 },
  );
});

test("every curve is finite everywhere, and constant outside [0, 1]", () => {
  fc.assert(
    fc.property(anyShape, fc.double({ noNaN: true }), (shape, anywhere) => {
      const curve = createCurve(shape);
      expect(curve.at(anywhere)).toSatisfy(Number.isFinite);
      expect(curve.at(-1 - Math.abs(anywhere))).toBe(curve.at(0));
      expect(curve.at(1 + Math.abs(anywhere))).toBe(curve.at(1));
    }),
    { numRuns: 1000 },
  );
});

test.each<[LossShape, number]>([
  // (1 - e^-1) / (1 - e^-2) = 0.632121 / 0.864665 = 0.731059; 10 - 8 x 0.731059
  [{ kind: "exponential", initial: 10, final: 2, rate: 2 }, 4.151531],
  // (2 x 0.5)^2 = 1 and 2^2 = 4: (1 - e^-1) / (1 - e^-4) = 0.6321206 / 0.9816844 = 0.6439143; 10 - 8 x 0.6439143
  [{ kind: "weibull", initial: 10, final: 2, rate: 2, shape: 2 }, 4.848686],
  // (1 - 1/2^2) / (1 - 1/3^2) = 0.75 / 0.888889 = 0.84375; 10 - 8 x 0.84375
  [{ kind: "power-law", initial: 10, final: 2, scale: 2, exponent: 2 }, 3.25],
  // 1 / (2 + 2) + 0.5
  [{ kind: "hyperbolic", a: 4, b: 2, c: 0.5 }, 0.75],
  // The chord is straight.
  [
    {
      kind: "table",
      points: [
        [0, 10],
        [1, 2],
      ],
    },
    6,
  ],
  [{ kind: "expression", expression: "2 + 8 * (1 - x)^2" }, 4],
])("half of the work of $kind gives the loss of the hand calculation", (shape, loss) => {
  expect(createCurve(shape).at(0.5)).toBeCloseTo(loss, 6);
});

test("a Weibull curve of shape 1 is the exponential of the same rate", () => {
  const ends = { initial: 3, final: 1, rate: 5 };
  const weibull = createCurve({ kind: "weibull", ...ends, shape: 1 });
  const exponential = createCurve({ kind: "exponential", ...ends });
  for (let x = 0; x <= 1; x += 1 / 64) expect(weibull.at(x)).toBeCloseTo(exponential.at(x), 12);
});

test("a hyperbola falls and never below its asymptote", () => {
  const curve = createCurve({ kind: "hyperbolic", a: 20, b: 0.5, c: 0.1 });
  for (let x = 1 / 64; x <= 1; x += 1 / 64) {
    expect(curve.at(x)).toBeLessThan(curve.at(x - 1 / 64));
    expect(curve.at(x)).toBeGreaterThan(0.1);
  }
});

test("the extreme corners of the Weibull parameters give numbers", () => {
  // 1e-9^1000 underflows to 0 and 1e9^1000 overflows to Infinity.
  for (const rate of [1e-9, 1e9]) {
    for (const shape of [1e-3, 1e3]) {
      const curve = createCurve({ kind: "weibull", initial: 1, final: 0, rate, shape });
      for (const x of [0, 1e-300, 0.5, 1]) expect(curve.at(x)).toSatisfy(Number.isFinite);
    }
  }
});

test("a parameter out of its range is an assertion, because the scenario was checked before", () => {
  expect(() => createCurve({ kind: "exponential", initial: 1, final: 0, rate: -1 })).toThrow(
    "exponential loss: rate: must be a number from 1e-9 to 1000000000, not -1",
  );
});
