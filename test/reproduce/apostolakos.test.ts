import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { apostolakos } from "../../src/reproduce/apostolakos/apostolakos.js";
import { calibration } from "../../src/reproduce/apostolakos/calibration.js";
import { derive } from "../../src/reproduce/apostolakos/derive.js";
import { epochsOf } from "../../src/reproduce/apostolakos/epochs.js";
import { parsePublished } from "../../src/reproduce/published.js";

const published = parsePublished(readFileSync("traces/published/apostolakos.csv", "utf8"));

describe("the Swarm testbed", () => {
  const reproduction = apostolakos.reproduce(published, 2);
  const outcomeOf = (id: string) => reproduction.outcomes.find((outcome) => outcome.published.id === id)!;
  const judgement = (words: string) => reproduction.summary.find(({ what }) => what.includes(words))!;

  test("the tables are complete: three hosts, twelve epochs, with and without containers", () => {
    const cells = epochsOf(published);
    expect(cells).toHaveLength(3 * 2 * 3 * 12);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(216);
    expect(reproduction.outcomes).toHaveLength(published.length);
    // Steps take what the epochs do: 70 of them, printed in whole seconds. First epochs also build the graph, up to 6 s; one
    // cell is a misprint.
    const off = cells.filter(({ timeSec, stepMs, epoch }) => epoch > 1 && Math.abs(timeSec - 0.07 * stepMs) > 1);
    expect(off.map(({ id }) => id)).toEqual(["ap-6-with-2-05"]);
  });

  test("the committed constants are what the committed derivation finds", () => {
    expect(derive(published)).toEqual(calibration);
  });

  test("one workload takes what it was fitted on, and containers by their default CPU factor what that comes from", () => {
    expect(outcomeOf("ap-01")).toMatchObject({ ours: expect.closeTo(150, 1), verdict: "input" });
    expect(outcomeOf("ap-02")).toMatchObject({ ours: expect.closeTo(185, 1), verdict: "input" });
  });

  test("two workloads share the CPUs: both totals come out within 5 %", () => {
    // Alone each keeps 1.659 CPUs of the slowest host busy, together 1 each: 150 s by 1.659, 185 s by 1.659.
    expect(outcomeOf("ap-03").ours).toBeCloseTo(150 * 1.659, 0);
    expect(outcomeOf("ap-04").ours).toBeCloseTo(185 * 1.659, 0);
    expect([outcomeOf("ap-03").verdict, outcomeOf("ap-04").verdict]).toEqual(["reproduced", "reproduced"]);
    expect(judgement("totals of two workloads").met).toBe(true);
  });

  test("mean steps are within 10 %, single epochs on bare metal are not, and it says so", () => {
    expect(judgement("mean step time over the twelve epochs").met).toBe(true);
    expect(judgement("step time of each single epoch").met).toBe(false);
  });

  test("all hosts end an epoch together, and each has steps of its own", () => {
    const ours = [1, 2, 3].map((node) => outcomeOf(`ap-4-without-${node}-01`).oursText);
    // The slowest host, of speed 0.9948, takes 178.58 ms; the others 0.9948 and 0.9948 / 0.9995 of it.
    expect(ours).toEqual(["12.5/177.7", "12.5/178.6", "12.5/177.8"]);
    expect(judgement("equal epoch times").met).toBe(true);
  });

  test("Table 6 is compared put right, and contradicts the model as printed", () => {
    // Printed under `without`, run in containers: 26 s and about 367 ms.
    expect(outcomeOf("ap-6-without-1-02")).toMatchObject({ verdict: "reproduced", published: { value: "26/368" } });
    expect(judgement("Table 6 with its halves as printed").met).toBe(true);
    expect(outcomeOf("ap-6-without-1-01").erratum).toContain("swapped");
  });

  test("what the constants were fitted on is not counted", () => {
    const inputs = reproduction.outcomes
      .filter(({ verdict }) => verdict === "input")
      .map((outcome) => outcome.published.id);
    expect(inputs.filter((id) => /^ap-\d\d$/.test(id))).toEqual(["ap-01", "ap-02", "ap-05", "ap-06"]);
    expect(inputs.filter((id) => id.startsWith("ap-5-with-"))).toHaveLength(36);
    expect(inputs).toHaveLength(40);
  });
});
