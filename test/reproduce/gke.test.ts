import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calibration } from "../../src/reproduce/gke/calibration.js";
import { deriveGapSec, deriveSizes, fitConstants, grid } from "../../src/reproduce/gke/fit.js";
import { gke } from "../../src/reproduce/gke/gke.js";
import { parsePublished } from "../../src/reproduce/published.js";

const published = parsePublished(readFileSync("traces/published/gke.csv", "utf8"));

/** A value of the grid and its two neighbours. */
const around = (values: readonly number[], value: number): readonly number[] => {
  const index = values.indexOf(value);
  expect(index).toBeGreaterThan(0);
  return values.slice(index - 1, index + 2);
};

describe("the TFJob slides", () => {
  const reproduction = gke.reproduce(published, 2);
  const outcomeOf = (id: string) => reproduction.outcomes.find((outcome) => outcome.published.id === id)!;

  test("the sizes and the gap between jobs are what the listed runs give", () => {
    expect(deriveSizes(published)).toEqual(calibration.sizes);
    expect(deriveGapSec(published)).toBe(calibration.gapSec);
  });

  test("the committed constants are what the committed fit finds, beside their neighbours on its grid", () => {
    const candidates = {
      aloneSec: around(grid.aloneSec, calibration.aloneSec),
      kappa: around(grid.kappa, calibration.kappa),
    };
    expect(fitConstants(candidates, calibration, published)).toEqual(calibration);
  });

  test("the four examples of the spawn model come out exactly", () => {
    const ours = ["gk-20", "gk-21", "gk-22", "gk-23"].map((id) => outcomeOf(id).ours);
    // 2 k + W / k: 2 + 5, 10 + 1, 2 + 20, 10 + 4.
    expect(ours).toEqual([7, 11, 22, 14]);
  });

  test("what was fitted on is not counted, and every other row is judged", () => {
    const inputs = reproduction.outcomes.filter(({ verdict }) => verdict === "input");
    expect(inputs.map(({ published: { id } }) => id)).toEqual([
      ...["gk-01", "gk-03", "gk-05", "gk-07", "gk-09", "gk-11"],
      ...published.map(({ id }) => id).filter((id) => id.startsWith("gk-run-2")),
    ]);
    expect(reproduction.outcomes).toHaveLength(32);
  });

  test("the twelve times are within 15 % together, and fall over nodes and workers as the published ones do", () => {
    expect(reproduction.summary.map(({ met }) => met)).toEqual([true, true, true, true, true]);
  });

  test("five workers beat one from a work of 10 on", () => {
    // 2 + W = 10 + W / 5.
    expect(reproduction.summary.at(-1)!.value).toContain(
      "10.0 CPU-seconds; for a work of 5, 2 workers are the fastest (6.5 s)",
    );
  });

  test("the averages that the listed runs contradict carry the contradiction", () => {
    const listed = (workers: number): readonly number[] =>
      published.filter(({ id }) => id.startsWith(`gk-run-${workers}`)).map(({ value }) => Number(value));
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    // Nine times the average less the seven listed, over the two that are not.
    expect((9 * 92 - sum(listed(2))) / 2).toBe(154);
    expect((9 * 45 - sum(listed(5))) / 2).toBe(87);
    expect(outcomeOf("gk-10").erratum).toContain("154 s");
    expect(outcomeOf("gk-12").erratum).toContain("87 s");
  });
});
