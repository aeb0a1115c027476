import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRuns } from "../../src/metrics/compare.js";
import { meanInterval, proportionInterval } from "../../src/metrics/intervals.js";
import { ascending, quantile } from "../../src/metrics/quantile.js";
import { studentQuantile } from "../../src/metrics/student-t.js";
import { record } from "../report/sample.js";

describe("quantile", () => {
  it.each([
    // Position (4 - 1) p: 0.75 lies at 2.25, a quarter of the way from 3 to 4.
    [0, 1],
    [0.5, 2.5],
    [0.75, 3.25],
    [1, 4],
  ])("at %d of 1, 2, 3, 4 is %d", (probability, expected) => {
    expect(quantile([1, 2, 3, 4], probability)).toBe(expected);
  });

  it("never leaves the sample and never falls as the probability grows", () => {
    const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, probability, probability, (values, p, q) => {
        const sorted = ascending(values);
        const [low, high] = [quantile(sorted, Math.min(p, q)), quantile(sorted, Math.max(p, q))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(sorted[0]! - 1e-9);
      }),
    );
  });
});

describe("studentQuantile", () => {
  it.each([
    // Closed forms: one degree is Cauchy, tan(pi (p - 1/2)); two degrees, (2p - 1) sqrt(2 / (4 p (1 - p))).
    [1, 0.975, Math.tan(Math.PI * 0.475)],
    [2, 0.975, 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025))],
    // Printed tables.
    [3, 0.975, 3.182446],
    [9, 0.975, 2.262157],
    [10, 0.95, 1.812461],
    [30, 0.995, 2.749996],
    [100, 0.975, 1.983972],
    [Number.POSITIVE_INFINITY, 0.975, 1.959964],
    [Number.POSITIVE_INFINITY, 0.995, 2.575829],
  ])("of %d degrees at %d is the published value", (degrees, probability, expected) => {
    expect(studentQuantile(degrees, probability)).toBeCloseTo(expected, 6);
    expect(studentQuantile(degrees, 1 - probability)).toBeCloseTo(-expected, 6);
  });
});

describe("intervals", () => {
  it("puts Student's t around a mean", () => {
    // Mean 3, sd sqrt(2.5), n 5: 2.776445 x 1.581139 / 2.236068 = 1.963243
    const interval = meanInterval([1, 2, 3, 4, 5]);
    expect(interval.estimate).toBe(3);
    expect(interval.low).toBeCloseTo(3 - 1.963243, 6);
    expect(interval.high).toBeCloseTo(3 + 1.963243, 6);
  });

  it("gives Wilson's interval of a proportion", () => {
    // z^2 = 3.841459: centre (0.8 + 0.1920729) / 1.3841459 = 0.7167401
    // half width 1.959964 / 1.3841459 x sqrt(0.016 + 0.0096036) = 0.2265751
    const interval = proportionInterval(8, 10);
    expect(interval.low).toBeCloseTo(0.490165, 5);
    expect(interval.high).toBeCloseTo(0.943315, 5);
  });

  it("keeps a proportion within 0 and 1, at the ends exactly", () => {
    expect(proportionInterval(0, 5).low).toBe(0);
    expect(proportionInterval(5, 5).high).toBe(1);
    expect(proportionInterval(0, 5).high).toBeGreaterThan(0);
  });
});

describe("compareRuns", () => {
  it("gives the reduction of each job in per cent of the baseline", () => {
    const run = (first: number, second: number | null) => ({
      records: [record({ id: "a", completionSec: first }), record({ id: "b", completionSec: second })],
    });
    expect(compareRuns(run(200, 80), run(150, null))).toEqual([
      { id: "a", baselineSec: 200, completionSec: 150, reductionPercent: 25 },
      { id: "b", baselineSec: 80, completionSec: null, reductionPercent: null },
    ]);
  });
});
