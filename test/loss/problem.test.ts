import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { LossShape, LossSpec } from "../../src/domain/loss.js";
import { lossProblem } from "../../src/loss/problem.js";
import { anyShape } from "./shapes.js";

const ends = { initial: 1, final: 0 };

test("a loss whose numbers are in range has no problem", () => {
  fc.assert(
    fc.property(anyShape, (shape) => {
      expect(lossProblem(shape)).toBeNull();
      expect(lossProblem({ ...shape, noise: { relativeSd: 0.1 }, reportEvery: 0.01 })).toBeNull();
    }),
  );
});

test.each<[string, string, LossShape | LossSpec]>([
  ["initial", "not NaN", { kind: "exponential", initial: Number.NaN, final: 0, rate: 1 }],
  ["final", "not Infinity", { kind: "exponential", initial: 1, final: Number.POSITIVE_INFINITY, rate: 1 }],
  ["rate", "from 1e-9 to 1000000000, not 0", { kind: "exponential", ...ends, rate: 0 }],
  ["shape", "from 0.001 to 1000, not -2", { kind: "weibull", ...ends, rate: 1, shape: -2 }],
  ["scale", "not -1", { kind: "power-law", ...ends, scale: -1, exponent: 1 }],
  ["exponent", "not Infinity", { kind: "power-law", ...ends, scale: 1, exponent: Number.POSITIVE_INFINITY }],
  ["a", "from 0 to 1000000000, not -1", { kind: "hyperbolic", a: -1, b: 2, c: 0 }],
  ["b", "not 0", { kind: "hyperbolic", a: 1, b: 0, c: 0 }],
  ["c", "not NaN", { kind: "hyperbolic", a: 1, b: 1, c: Number.NaN }],
  ["points", "2 points or more, not 1", { kind: "table", points: [[0, 1]] }],
  [
    "points[1][0]",
    "from 0 to 1, not 1.5",
    {
      kind: "table",
      points: [
        [0, 1],
        [1.5, 0],
      ],
    },
  ],
  [
    "points[1][1]",
    "not NaN",
    {
      kind: "table",
      points: [
        [0, 1],
        [1, Number.NaN],
      ],
    },
  ],
  [
    "points[2][0]",
    "not from 0.5 to 0.5",
    {
      kind: "table",
      points: [
        [0, 1],
        [0.5, 0.5],
        [0.5, 0],
      ],
    },
  ],
  ["expression", 'character 5: unknown name "foo"', { kind: "expression", expression: "1 + foo" }],
  [
    "noise.relativeSd",
    "from 0 to 0.2, not 3",
    { kind: "exponential", ...ends, rate: 1, noise: { relativeSd: 3 }, reportEvery: null },
  ],
  ["reportEvery", "from 1e-9 to 1, not 0", { kind: "exponential", ...ends, rate: 1, noise: null, reportEvery: 0 }],
])("%s is named with what is allowed: %s", (place, problem, loss) => {
  expect(lossProblem(loss)).toEqual({ place, problem: expect.stringContaining(problem) });
});

test("every example of the README can be used", () => {
  const readme = readFileSync(new URL("../../src/loss/README.md", import.meta.url), "utf8");
  const examples = readme.split("\n").filter((line) => line.startsWith("loss: {"));
  const kinds = examples.map((example) => {
    const { loss } = parse(example) as { readonly loss: LossShape };
    expect(lossProblem(loss)).toBeNull();
    return loss.kind;
  });
  expect(new Set(kinds)).toEqual(new Set(["exponential", "weibull", "power-law", "hyperbolic", "table", "expression"]));
});
