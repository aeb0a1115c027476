import { describe, expect, it } from "vitest";
import { families } from "../../src/calibrate/family.js";
import { fitFamily } from "../../src/calibrate/fit-family.js";
import { holdOut } from "../../src/calibrate/hold-out.js";
import { summarizeHoldOuts } from "../../src/calibrate/hold-out-summary.js";
import type { HoldOutOutcome } from "../../src/domain/calibration.js";
import { createCurve } from "../../src/loss/create-curve.js";
import { madeLosses, madeShapes } from "./made-curves.js";

const half = (losses: readonly number[]): HoldOutOutcome =>
  holdOut({ problem: "digits", variant: "sgd", repeat: "1", measure: "loss", losses }, 0.5).outcome;

describe("a family", () => {
  it.each(madeShapes)("finds the exact curve that made the losses: $kind", (shape) => {
    const family = families.find(({ kind }) => kind === shape.kind)!;
    const losses = madeLosses(shape, 60, 0);
    const fit = fitFamily(family, { xs: losses.map((_, i) => i / 59), losses })!;
    const found = createCurve(fit.shape);
    for (const [i, loss] of losses.entries()) expect(found.at(i / 59) / loss).toBeCloseTo(1, 3);
  });

  it("has no curve where the losses rise", () => {
    const xs = Array.from({ length: 20 }, (_, i) => i / 19);
    for (const family of families) expect(fitFamily(family, { xs, losses: xs.map((x) => 1 + x) })).toBeNull();
  });
});

describe("the second half of a run", () => {
  it.each(madeShapes)("is predicted within its noise: $kind", (shape) => {
    const outcome = half(madeLosses(shape, 80, 0.01));
    // Noise of 1 % alone gives a median error of 0.67 %.
    expect(outcome).toMatchObject({ kind: "judged" });
    if (outcome.kind === "judged") expect(outcome.medianError).toBeLessThan(0.03);
  });

  it("does not change what was fitted", () => {
    const losses = madeLosses(madeShapes[0]!, 80, 0.01);
    const other = losses.map((loss, i) => (i < 40 ? loss : 3 * loss));
    const [first, second] = [half(losses), half(other)];
    if (first.kind !== "judged" || second.kind !== "judged") throw new Error("both are judged");
    expect({ ...second, medianError: 0 }).toEqual({ ...first, medianError: 0 });
    // What is 1 is seen as 3, so that the prediction is two thirds away, give or take its own small error.
    expect(second.medianError).toBeCloseTo(2 / 3, 1);
  });

  it("is refused where the loss rises in the first half", () => {
    const losses = Array.from({ length: 80 }, (_, i) => (i < 8 ? 2 - 0.2 * i : 0.6 + 0.01 * i));
    expect(half(losses)).toEqual({ kind: "refused", reason: expect.stringMatching(/^rises: from 0.\d+ to 0.\d+$/) });
  });

  it("is refused where nothing is learned", () => {
    const losses = madeLosses({ kind: "exponential", initial: 5.056, final: 5.055, rate: 1 }, 80, 0.002);
    expect(half(losses)).toEqual({ kind: "refused", reason: expect.stringMatching(/^does not learn: /) });
  });

  it("is refused where a loss is not a number, and where there are too few", () => {
    expect(half([...Array(9).fill(1), Number.NaN, ...Array(40).fill(1)])).toEqual({
      kind: "refused",
      reason: "loss 10 is not a number",
    });
    expect(half([3, 2, 1, 0.5])).toEqual({ kind: "refused", reason: "2 losses; needed: 12 or more" });
  });
});

describe("the summary of held-out errors", () => {
  it("takes the median over judged curves and counts the refused", () => {
    const about = { problem: "digits", variant: "sgd", measure: "loss" };
    const judged = (medianError: number) =>
      ({ kind: "judged", family: "weibull", fromEpoch: 0, crossValidatedError: 0.01, medianError }) as const;
    const outcomes = [judged(0.01), { kind: "refused", reason: "rises" } as const, judged(0.05), judged(0.02)];
    const summary = summarizeHoldOuts(outcomes.map((outcome, i) => ({ ...about, repeat: String(i), outcome })));
    expect(summary).toMatchObject({ curves: 4, judgedCurves: 3, medianError: 0.02, goodCurves: 2, goodRows: 1 });
    expect(summary.rows).toMatchObject([{ worstError: 0.05, refusal: "rises", families: "weibull 3" }]);
  });
});
