import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { differences } from "../../src/report/reproduction/reference.js";
import { parsePublished } from "../../src/reproduce/published.js";
import { calibration } from "../../src/reproduce/zheng-flowcon/calibration.js";
import { fit as fitConstants } from "../../src/reproduce/zheng-flowcon/fit.js";
import { fixedThree, naCompletionSec } from "../../src/reproduce/zheng-flowcon/fixed-three.js";
import { zhengFlowCon } from "../../src/reproduce/zheng-flowcon/zheng-flowcon.js";
import { simulate } from "../../src/run/simulate.js";

const published = parsePublished(readFileSync("traces/published/zheng-flowcon.csv", "utf8"));

describe("the FlowCon chapter", () => {
  test("job sizes give the published times without FlowCon exactly, whatever kappa", () => {
    for (const kappa of [0, 0.05, 0.11]) {
      const scenario = fixedThree({ ...calibration, kappa }, { name: "fair-share", params: {} });
      const { records } = simulate(scenario, { recordTimeline: false });
      expect(records[0]!.completionSec).toBeCloseTo(naCompletionSec.vae, 9);
      expect(records[1]!.completionSec).toBeCloseTo(naCompletionSec.mnistPytorch, 9);
      expect(records[2]!.completionSec).toBeCloseTo(naCompletionSec.mnistTensorflow, 9);
    }
  });

  test("the committed constants are what the committed fit finds", () => {
    expect(fitConstants()).toEqual(calibration);
  });

  test("every published row has a verdict, and all are as in the reviewed reference", () => {
    const reproduction = zhengFlowCon.reproduce(published, 200);
    expect(reproduction.outcomes.map((outcome) => outcome.published.id)).toEqual(published.map((row) => row.id));
    expect(published).toHaveLength(64);
    const reference = JSON.parse(readFileSync("results/reference/zheng-flowcon.json", "utf8"));
    expect(differences(reproduction, reference)).toEqual([]);
  });

  test("rows that the constants were fitted on are inputs, not reproductions", () => {
    const { outcomes } = zhengFlowCon.reproduce(published, 2);
    const verdictOf = (id: string) => outcomes.find((outcome) => outcome.published.id === id)!.verdict;
    for (const id of ["fc-01", "fc-02", "fc-09", "fc-13", "fc-17", "fc-18", "fc-50", "fc-80"]) {
      expect(verdictOf(id)).toBe("input");
    }
  });
});
