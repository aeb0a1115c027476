import { expect, test } from "vitest";
import { hashedNormal, philox } from "../../src/random/hash.js";

/** Published known answers of philox4x32-10 (Random123, kat_vectors). */
test("philox gives the published words", () => {
  const hex = (words: readonly number[]): string => words.map((word) => word.toString(16).padStart(8, "0")).join(" ");
  const ones = 0xffffffff;
  expect(hex(philox([0, 0, 0, 0], 0, 0))).toBe("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
  expect(hex(philox([ones, ones, ones, ones], ones, ones))).toBe("408f276d 41c83b0e a20bc7c6 6d5451fd");
  expect(hex(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], 0xa4093822, 0x299f31d0))).toBe(
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  );
});

const COUNT = 100_000;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const draws = (draw: (index: number) => number): number[] => Array.from({ length: COUNT }, (_, index) => draw(index));

const families: [string, (index: number) => number][] = [
  ["reports of one job", (index) => hashedNormal(1, 0, index)],
  ["jobs at one report", (index) => hashedNormal(1, index, 0)],
  ["runs", (index) => hashedNormal(index, 0, 0)],
];

// Standard errors over n draws: mean 1/sqrt(n) = 0.0032, variance sqrt(2/n) = 0.0045, third moment sqrt(15/n) = 0.0122,
// fourth sqrt(96/n) = 0.031. The bounds are about four of each.
test.each(families)("draws over %s have the moments of a standard normal", (_, draw) => {
  const values = draws(draw);
  expect(Math.abs(mean(values))).toBeLessThan(0.013);
  expect(Math.abs(mean(values.map((z) => z ** 2)) - 1)).toBeLessThan(0.018);
  expect(Math.abs(mean(values.map((z) => z ** 3)))).toBeLessThan(0.05);
  expect(Math.abs(mean(values.map((z) => z ** 4)) - 3)).toBeLessThan(0.125);
});

test.each([
  [-1.96, 0.025],
  [-1, 0.158655],
  [0, 0.5],
  [1, 0.841345],
  [1.96, 0.975],
])("below %d lies a fraction %d of the draws", (bound, fraction) => {
  const below = draws((index) => hashedNormal(2, 3, index)).filter((z) => z < bound).length / COUNT;
  // Four standard errors: 4 sqrt(p (1 - p) / n), at most 0.0063.
  expect(Math.abs(below - fraction)).toBeLessThan(0.0064);
});

test.each<[string, (index: number) => number, (index: number) => number]>([
  ["neighbouring reports", (i) => hashedNormal(1, 0, i), (i) => hashedNormal(1, 0, i + 1)],
  ["neighbouring jobs", (i) => hashedNormal(1, 0, i), (i) => hashedNormal(1, 1, i)],
  ["neighbouring seeds", (i) => hashedNormal(1, 0, i), (i) => hashedNormal(2, 0, i)],
  ["neighbouring seeds at their first draw", (i) => hashedNormal(i, 0, 0), (i) => hashedNormal(i + 1, 0, 0)],
  ["job and report exchanged", (i) => hashedNormal(1, i, 100_001), (i) => hashedNormal(1, 100_001, i)],
  ["seeds 2^32 apart", (i) => hashedNormal(5, 0, i), (i) => hashedNormal(5 + 2 ** 32, 0, i)],
  ["a seed and its negative", (i) => hashedNormal(5, 0, i), (i) => hashedNormal(-5, 0, i)],
])("%s are uncorrelated, and so are their squares", (_, left, right) => {
  const lefts = draws(left);
  const rights = draws(right);
  // Standard error of a correlation: 1/sqrt(n) = 0.0032.
  expect(Math.abs(mean(lefts.map((z, i) => z * rights[i]!)))).toBeLessThan(0.013);
  expect(Math.abs(mean(lefts.map((z, i) => (z ** 2 - 1) * (rights[i]! ** 2 - 1))) / 2)).toBeLessThan(0.013);
});

test("the same numbers give the same draw", () => {
  expect(hashedNormal(123, 4, 5)).toBe(hashedNormal(123, 4, 5));
});
