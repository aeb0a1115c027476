import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parsePublished } from "../../src/reproduce/published.js";
import { sizeFactor } from "../../src/reproduce/zheng-specon/experiments.js";
import { fitSizeFactor } from "../../src/reproduce/zheng-specon/fit.js";
import { zhengSpeCon } from "../../src/reproduce/zheng-specon/zheng-specon.js";

const published = parsePublished(readFileSync("traces/published/zheng-specon.csv", "utf8"));

describe("the SpeCon section", () => {
  const reproduction = zhengSpeCon.reproduce(published, 4);
  const outcomeOf = (id: string) => reproduction.outcomes.find((outcome) => outcome.published.id === id)!;

  test("the committed factor on the job sizes is what the committed fit finds, beside its neighbours", () => {
    expect(fitSizeFactor([1.05, 1.1, 1.15], 200)).toBe(sizeFactor);
  });

  test("every published row has a verdict", () => {
    expect(published).toHaveLength(44);
    expect(reproduction.outcomes.map((outcome) => outcome.published.id)).toEqual(published.map((row) => row.id));
  });

  test("the worked example scores 6, 3.5, 4 and 11 and moves job-1 to worker 2", () => {
    expect(outcomeOf("sc-37")).toMatchObject({ oursText: "6 / 3.5 / 4 / 11; to worker 2", verdict: "reproduced" });
  });

  test("workers top out at the 80 % that Kubernetes leaves", () => {
    expect(outcomeOf("sc-39").ours).toBeCloseTo(0.8, 9);
  });

  test("saving and resuming costs under 5 s at any progress", () => {
    expect(reproduction.summary[0]).toMatchObject({ met: true });
  });

  test("what the factor on the sizes was fitted on is not counted", () => {
    for (const id of ["sc-26", "sc-27", "sc-28", "sc-29"]) expect(outcomeOf(id).verdict).toBe("input");
    for (const id of ["sc-33", "sc-36", "sc-43", "sc-46"]) expect(outcomeOf(id).verdict).not.toBe("input");
  });

  test("the picture of worker loads marks containers that moved because they grew slowly", () => {
    const figure = reproduction.figures.find(({ id }) => id === "6.22")!;
    const marks = figure.data.kind === "workload" ? figure.data.stays.map((stay) => stay.mark) : [];
    expect(marks).toContain("M");
  });
});
